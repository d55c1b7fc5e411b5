create table audit_entry (
    institution_id bigint not null,
    entry_id uuid not null,
    entry_order bigint generated always as identity not null,
    recorded_at timestamptz not null,
    actor varchar(64) not null,
    action varchar(64) not null,
    subject varchar(128) not null,
    outcome varchar(64) not null,
    detail varchar(400),
    constraint audit_entry_pk primary key (institution_id, entry_id),
    constraint audit_entry_institution check (institution_id >= 0)
);
comment on table audit_entry is 'by_institution: who did what, inserted and never changed; institution 0 is the house itself';
create index audit_entry_by_order on audit_entry (institution_id, entry_order);
create index audit_entry_by_subject on audit_entry (institution_id, subject, entry_order);
