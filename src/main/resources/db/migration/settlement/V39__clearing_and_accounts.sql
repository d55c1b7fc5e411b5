create table account_code (
  institution_id bigint      not null,
  account        varchar(32) not null,
  code           varchar(30) not null,
  name           varchar(60) not null,
  constraint account_code_pk primary key (institution_id, account)
);
comment on table account_code is 'by_institution: what the hospital''s own books call our accounts';

create table insurance_clearing (
  institution_id  bigint      not null,
  approval_id     uuid        not null,
  purpose         varchar(16) not null check (purpose in ('CLEARING', 'ADVANCE', 'RETENTION')),
  period          varchar(40) not null,
  fund_fen        bigint      not null check (abs(fund_fen) <= 100000000000000),
  account_fen     bigint      not null check (abs(account_fen) <= 100000000000000),
  deduction_fen   bigint      not null check (deduction_fen between 0 and 100000000000000),
  retention_fen   bigint      not null check (retention_fen between 0 and 100000000000000),
  advance_fen     bigint      not null check (advance_fen between 0 and 100000000000000),
  payable_fen     bigint      not null check (payable_fen between 0 and 100000000000000),
  expected_on     date        not null,
  state           varchar(8)  not null check (state in ('WAITING', 'DONE', 'DROPPED')),
  constraint insurance_clearing_pk primary key (institution_id, approval_id)
);
comment on table insurance_clearing is 'by_institution: what the insurance clears of a month, advances or gives back, as one person proposed and another decided';
create unique index insurance_clearing_once on insurance_clearing (institution_id, purpose, period) where state <> 'DROPPED';
