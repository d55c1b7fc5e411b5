-- What every party's books should show, what their statements say, and where the two differ.

create sequence reconciliation_run;

create table expected_line (
  institution_id       bigint       not null,
  source               varchar(16)  not null check (source in ('HIS', 'INSURANCE', 'UNIONPAY', 'WECHAT', 'ALIPAY')),
  kind                 varchar(8)   not null check (kind in ('CHARGE', 'REFUND')),
  line_key             varchar(130) not null,
  business_date        date         not null,
  payment_id           uuid         not null,
  bill_number          varchar(64)  not null,
  refund_number        varchar(64),
  their_number         varchar(40),
  message_number       varchar(30),
  visit_number         varchar(30),
  group_key            varchar(24)  not null,
  total_fen            bigint       not null check (total_fen >= 0),
  fund_fen             bigint       not null check (abs(fund_fen) <= 100000000000000),
  personal_account_fen bigint       not null check (abs(personal_account_fen) <= 100000000000000),
  other_fen            bigint       not null check (abs(other_fen) <= 100000000000000),
  self_pay_fen         bigint       not null check (abs(self_pay_fen) <= 100000000000000),
  at                   timestamptz  not null,
  recorded_at          timestamptz  not null,
  constraint expected_line_pk primary key (institution_id, source, kind, line_key)
);
comment on table expected_line is 'by_institution: one effect that a party''s statement must show; line_key is the bill (and refund) number, the settlement number or the order number';
create index expected_line_by_day on expected_line (institution_id, source, business_date);
create index expected_line_by_payment on expected_line (institution_id, payment_id);

create table statement_file (
  institution_id bigint       not null,
  file_number    bigint generated always as identity not null,
  source         varchar(16)  not null check (source in ('HIS', 'INSURANCE', 'UNIONPAY', 'WECHAT', 'ALIPAY')),
  business_date  date         not null,
  version        integer      not null check (version > 0),
  sha256         bytea        not null,
  evidence       varchar(16)  not null check (evidence in ('FILE', 'TOTALS', 'DETAILS', 'NO_FILE')),
  line_count     integer      not null check (line_count >= 0),
  charges        integer      not null check (charges >= 0),
  charged_fen    bigint       not null check (charged_fen >= 0),
  returns        integer      not null check (returns >= 0),
  returned_fen   bigint       not null check (returned_fen >= 0),
  fee_fen        bigint       not null check (abs(fee_fen) <= 100000000000000),
  received_at    timestamptz  not null,
  received_from  varchar(64)  not null,
  constraint statement_file_pk primary key (institution_id, file_number),
  constraint statement_file_version unique (institution_id, source, business_date, version)
);
comment on table statement_file is 'by_institution: a statement that was taken in whole; the highest version of a day counts; evidence TOTALS: the party confirmed its totals only';

create table statement_line (
  institution_id       bigint       not null,
  file_number          bigint       not null,
  line_number          integer      not null,
  kind                 varchar(8)   not null check (kind in ('CHARGE', 'REFUND')),
  line_key             varchar(130) not null,
  through              varchar(6)   not null check (through in ('MEDPAY', 'DIRECT', 'ANY')),
  bill_number          varchar(64),
  refund_number        varchar(64),
  their_number         varchar(40),
  original_number      varchar(40),
  group_key            varchar(24),
  method               varchar(16),
  operator             varchar(30),
  total_fen            bigint       not null check (total_fen >= 0),
  fund_fen             bigint       not null check (abs(fund_fen) <= 100000000000000),
  personal_account_fen bigint       not null check (abs(personal_account_fen) <= 100000000000000),
  other_fen            bigint       not null check (abs(other_fen) <= 100000000000000),
  self_pay_fen         bigint       not null check (abs(self_pay_fen) <= 100000000000000),
  fee_fen              bigint       not null check (abs(fee_fen) <= 100000000000000),
  at                   timestamptz,
  constraint statement_line_pk primary key (institution_id, file_number, line_number)
);
comment on table statement_line is 'by_institution: the lines of the statements, loaded by COPY before their file is there, so without a foreign key; amounts of refunds are positive where the direction is the kind';

create table source_day (
  institution_id bigint      not null,
  business_date  date        not null,
  source         varchar(16) not null check (source in ('HIS', 'INSURANCE', 'UNIONPAY', 'WECHAT', 'ALIPAY')),
  file_number    bigint      not null,
  ours           integer     not null,
  ours_fen       bigint      not null check (abs(ours_fen) <= 100000000000000),
  theirs         integer     not null,
  theirs_fen     bigint      not null check (abs(theirs_fen) <= 100000000000000),
  matched        integer     not null,
  matched_direct integer     not null,
  open           integer     not null,
  matched_at     timestamptz not null,
  constraint source_day_pk primary key (institution_id, business_date, source),
  constraint source_day_of_file foreign key (institution_id, file_number) references statement_file (institution_id, file_number)
);
comment on table source_day is 'by_institution: the last matching of a source''s day';

create table source_wait (
  institution_id bigint       not null,
  business_date  date         not null,
  source         varchar(16)  not null check (source in ('HIS', 'INSURANCE', 'UNIONPAY', 'WECHAT', 'ALIPAY')),
  reason         varchar(32)  not null,
  detail         varchar(400) not null,
  tried_at       timestamptz  not null,
  constraint source_wait_pk primary key (institution_id, business_date, source)
);
comment on table source_wait is 'by_institution: why a source''s day could not be compared yet';

create table day_run (
  institution_id bigint      not null,
  business_date  date        not null,
  leased_until   timestamptz not null,
  ran_at         timestamptz,
  constraint day_run_pk primary key (institution_id, business_date)
);
comment on table day_run is 'by_institution: who compares a day just now, by the machine''s clock, and when it was last compared, by the business clock';

create table discrepancy (
  institution_id  bigint       not null,
  discrepancy_id  uuid         not null,
  version         bigint       not null,
  source          varchar(16)  not null check (source in ('HIS', 'INSURANCE', 'UNIONPAY', 'WECHAT', 'ALIPAY')),
  business_date   date         not null,
  subject         varchar(160) not null,
  class           varchar(16)  not null check (class in ('AMOUNT_MISMATCH', 'STATE_MISMATCH', 'OURS_ONLY', 'THEIRS_ONLY', 'DUPLICATE', 'HELD',
                    'FEE_MISMATCH', 'HALF_PAID')),
  kind            varchar(8)   not null check (kind in ('CHARGE', 'REFUND')),
  line_key        varchar(130) not null,
  through         varchar(6)   not null check (through in ('MEDPAY', 'DIRECT', 'ANY')),
  payment_id      uuid,
  bill_number     varchar(64),
  refund_number   varchar(64),
  their_number    varchar(40),
  line_number     integer,
  ours_fen        bigint check (abs(ours_fen) <= 100000000000000),
  theirs_fen      bigint check (abs(theirs_fen) <= 100000000000000),
  differing       varchar(200),
  at              timestamptz,
  cause           varchar(40),
  party           varchar(16),
  fix             varchar(24),
  details         text,
  state           varchar(12)  not null check (state in ('OPEN', 'RESOLVED', 'GONE')),
  found_at        timestamptz  not null,
  due_at          timestamptz  not null,
  assignee        varchar(64),
  seen_in         bigint       not null,
  ended_at        timestamptz,
  resolution      varchar(24),
  resolution_id   uuid,
  constraint discrepancy_pk primary key (institution_id, discrepancy_id),
  constraint discrepancy_once unique (institution_id, source, subject),
  constraint discrepancy_ended check ((state = 'OPEN') = (ended_at is null))
);
comment on table discrepancy is 'by_institution: a line of a source that does not simply match, its explanation and its end';
create index discrepancy_by_day on discrepancy (institution_id, business_date, source);
create index discrepancy_open on discrepancy (institution_id, found_at) where state = 'OPEN';
create index discrepancy_by_payment on discrepancy (institution_id, payment_id) where payment_id is not null;
