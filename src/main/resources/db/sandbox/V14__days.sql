-- The parties close their day and produce its files; what a test wants to be wrong in a file; trades that did not come through Medpay.

create table sandbox.closed_day (
  business_date date        not null,
  closed_at     timestamptz not null,
  constraint closed_day_pk primary key (business_date)
);
comment on table sandbox.closed_day is 'local: the days whose files the parties have produced';

create table sandbox.statement_twist (
  party      varchar(20) not null,
  our_number varchar(40) not null,
  twist      varchar(12) not null check (twist in ('MISSING', 'AMOUNT', 'FEE', 'TWICE')),
  constraint statement_twist_pk primary key (party, our_number)
);
comment on table sandbox.statement_twist is 'local: what is wrong in a party''s file, by our number of the trade';

create table sandbox.direct_payment (
  institution_code  varchar(12) not null,
  bill_number       varchar(64) not null,
  paid_at           timestamptz not null,
  method            varchar(16),
  channel_reference varchar(40),
  settlement_number varchar(30),
  amount_fen        bigint      not null,
  fund_paid_fen     bigint      not null,
  personal_account_paid_fen bigint not null,
  self_pay_fen      bigint      not null,
  constraint direct_payment_pk primary key (institution_code, bill_number)
);
comment on table sandbox.direct_payment is 'by_institution: what a kiosk or a window took without Medpay, as the hospital''s own system knows it';

create table sandbox.insurance_file (
  file_qury_no     varchar(30)  not null,
  institution_code varchar(12)  not null,
  file_name        varchar(200) not null,
  content          bytea        not null,
  constraint insurance_file_pk primary key (file_qury_no)
);
comment on table sandbox.insurance_file is 'local: the files that institution and platform exchange';
