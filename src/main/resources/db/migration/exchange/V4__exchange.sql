create table attempt (
    institution_id bigint not null,
    attempt_id uuid not null,
    attempt_order bigint generated always as identity not null,
    subject_kind varchar(32) not null,
    subject_id uuid not null,
    party varchar(32) not null,
    operation varchar(32) not null,
    number varchar(40) not null,
    inward boolean not null,
    sent_at timestamptz not null,
    message bytea not null,
    constraint attempt_pk primary key (institution_id, attempt_id)
);
comment on table attempt is 'by_institution: every message sent to another party, saved before it is sent, and every message they sent by themselves; the exact bytes, encrypted';
create index attempt_by_subject on attempt (institution_id, subject_kind, subject_id, attempt_order);
create index attempt_by_number on attempt (institution_id, number);

create table answer (
    institution_id bigint not null,
    attempt_id uuid not null,
    answered_at timestamptz not null,
    code varchar(40) not null,
    detail varchar(400) not null,
    message bytea,
    constraint answer_pk primary key (institution_id, attempt_id),
    constraint answer_of_attempt foreign key (institution_id, attempt_id) references attempt (institution_id, attempt_id)
);
comment on table answer is 'by_institution: what came of an attempt, at most one per attempt; the exact bytes, encrypted, null when none came';
