-- Play: a hospital day played through the public API, and faults that are meant for one person only.

alter table sandbox.fault add column person_no varchar(30);
comment on table sandbox.fault is 'reference: faults on order; times 0 is until deleted, without person_no they strike anybody';

create table sandbox.play (
    play_id bigint generated always as identity,
    state varchar(8) not null,
    source varchar(9) not null,
    total integer not null,
    progress text not null,
    started_at timestamptz not null default clock_timestamp(),
    beat_at timestamptz not null default clock_timestamp(),
    constraint play_pkey primary key (play_id),
    constraint play_state_known check (state in ('RUNNING', 'DONE', 'FAILED')),
    constraint play_source_known check (source in ('GENERATOR', 'FILE', 'START')),
    constraint play_total_not_negative check (total >= 0)
);
create unique index play_one_at_a_time on sandbox.play (state) where state = 'RUNNING';
comment on table sandbox.play is 'reference: days played; one at a time, and one whose process beats no more has failed';
