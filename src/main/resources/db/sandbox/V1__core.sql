-- What all counterparties of the sandbox share: the clock, the faults, the timeline, the keys, the demo clients.

create table sandbox.business_clock (
    id smallint not null,
    ahead interval not null,
    constraint business_clock_pkey primary key (id),
    constraint business_clock_is_one_row check (id = 1),
    constraint business_clock_never_behind check (ahead >= interval '0')
);
comment on table sandbox.business_clock is 'reference: how far the business clock runs ahead of the database';
insert into sandbox.business_clock (id, ahead) values (1, interval '0');

create table sandbox.fault (
    fault_id bigint generated always as identity,
    party varchar(20) not null,
    operation varchar(20) not null,
    mode varchar(20) not null,
    times integer not null,
    struck integer not null default 0,
    delay_ms bigint not null,
    code varchar(20),
    constraint fault_pkey primary key (fault_id),
    constraint fault_times_not_negative check (times >= 0),
    constraint fault_struck_within_times check (struck >= 0 and (times = 0 or struck <= times)),
    constraint fault_delay_not_negative check (delay_ms >= 0)
);
create index fault_by_operation on sandbox.fault (party, operation, fault_id);
comment on table sandbox.fault is 'reference: faults on order; times 0 is until deleted';

-- For the eye only, so it need not survive a crash of the database.
create unlogged table sandbox.message (
    message_id bigint generated always as identity,
    at timestamptz not null default clock_timestamp(),
    sender varchar(20) not null,
    receiver varchar(20) not null,
    operation varchar(20) not null,
    summary varchar(200) not null,
    constraint message_pkey primary key (message_id)
);
comment on table sandbox.message is 'local: the timeline of messages, without personal data';

create table sandbox.made_once (
    name varchar(40) not null,
    content text not null,
    constraint made_once_pkey primary key (name)
);
comment on table sandbox.made_once is 'reference: keys, certificates, clients of the demo city, made at the first start';
