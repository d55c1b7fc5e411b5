create table approval (
  institution_id bigint       not null,
  approval_id    uuid         not null,
  kind           varchar(32)  not null,
  summary        varchar(200) not null,
  reason         varchar(400) not null check (reason <> ''),
  maker          varchar(64)  not null,
  requested_at   timestamptz  not null,
  expires_at     timestamptz  not null,
  state          varchar(12)  not null check (state in ('REQUESTED', 'EXECUTED', 'REFUSED', 'EXPIRED')),
  checker        varchar(64),
  decided_at     timestamptz,
  note           varchar(400),
  constraint approval_pk primary key (institution_id, approval_id),
  constraint approval_by_two check (checker <> maker),
  constraint approval_decided check ((state in ('EXECUTED', 'REFUSED')) = (checker is not null) and (state = 'REQUESTED') = (decided_at is null))
);
comment on table approval is 'by_institution: a decision that takes two people';
create index approval_waiting on approval (institution_id, expires_at) where state = 'REQUESTED';
create index approval_latest on approval (institution_id, requested_at);
