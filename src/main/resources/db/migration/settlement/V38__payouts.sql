create table calendar_year (
  year      integer      not null,
  source    varchar(200) not null,
  loaded_by varchar(64)  not null,
  constraint calendar_year_pk primary key (year)
);
comment on table calendar_year is 'reference: the years whose public holidays are known; any other is an error, never a guess';

create table special_day (
  day  date        not null,
  kind varchar(8)  not null check (kind in ('OFF', 'WORKING')),
  name varchar(60) not null,
  constraint special_day_pk primary key (day)
);
comment on table special_day is 'reference: public holidays, and the weekend days that are worked instead';

insert into calendar_year (year, source, loaded_by) values
  (2025, '国务院办公厅关于2025年部分节假日安排的通知，国办发明电〔2024〕12号', 'medpay'),
  (2026, '国务院办公厅关于2026年部分节假日安排的通知，2025-11-04', 'medpay');
insert into special_day (day, kind, name)
select d::date, kind, name from (values
  ('2025-01-01', '2025-01-01', 'OFF', '元旦'), ('2025-01-28', '2025-02-04', 'OFF', '春节'), ('2025-01-26', '2025-01-26', 'WORKING', '春节调休'),
  ('2025-02-08', '2025-02-08', 'WORKING', '春节调休'), ('2025-04-04', '2025-04-06', 'OFF', '清明节'), ('2025-05-01', '2025-05-05', 'OFF', '劳动节'),
  ('2025-04-27', '2025-04-27', 'WORKING', '劳动节调休'), ('2025-05-31', '2025-06-02', 'OFF', '端午节'), ('2025-10-01', '2025-10-08', 'OFF', '国庆节、中秋节'),
  ('2025-09-28', '2025-09-28', 'WORKING', '国庆节调休'), ('2025-10-11', '2025-10-11', 'WORKING', '国庆节调休'),
  ('2026-01-01', '2026-01-03', 'OFF', '元旦'), ('2026-01-04', '2026-01-04', 'WORKING', '元旦调休'), ('2026-02-15', '2026-02-23', 'OFF', '春节'),
  ('2026-02-14', '2026-02-14', 'WORKING', '春节调休'), ('2026-02-28', '2026-02-28', 'WORKING', '春节调休'), ('2026-04-04', '2026-04-06', 'OFF', '清明节'),
  ('2026-05-01', '2026-05-05', 'OFF', '劳动节'), ('2026-05-09', '2026-05-09', 'WORKING', '劳动节调休'), ('2026-06-19', '2026-06-21', 'OFF', '端午节'),
  ('2026-09-25', '2026-09-27', 'OFF', '中秋节'), ('2026-10-01', '2026-10-07', 'OFF', '国庆节'), ('2026-09-20', '2026-09-20', 'WORKING', '国庆节调休'),
  ('2026-10-10', '2026-10-10', 'WORKING', '国庆节调休')) as h (first, last, kind, name), generate_series(first::date, last::date, interval '1 day') d;

create table expected_payout (
  institution_id bigint      not null,
  party          varchar(16) not null check (party in ('UNIONPAY', 'WECHAT', 'ALIPAY', 'INSURANCE')),
  purpose        varchar(16) not null check (purpose in ('CHANNEL_DAY', 'CLEARING', 'ADVANCE', 'RETENTION')),
  period         varchar(40) not null,
  sequence       integer     not null check (sequence > 0),
  period_end     date        not null,
  charged_fen    bigint      not null check (abs(charged_fen) <= 100000000000000),
  returned_fen   bigint      not null check (abs(returned_fen) <= 100000000000000),
  fee_fen        bigint      not null check (abs(fee_fen) <= 100000000000000),
  own_fen        bigint      not null check (abs(own_fen) <= 100000000000000),
  direct_fen     bigint      not null check (abs(direct_fen) <= 100000000000000),
  expected_on    date,
  receipt_number varchar(64),
  made_at        timestamptz not null,
  constraint expected_payout_pk primary key (institution_id, party, purpose, period, sequence)
);
comment on table expected_payout is 'by_institution: what a party is to pay into the bank account; own_fen from our books, direct_fen what the hospital took without Medpay; expected_on null: the year''s holidays are not known';
create index expected_payout_open on expected_payout (institution_id, party, period_end) where receipt_number is null;
create index expected_payout_by_end on expected_payout (institution_id, period_end);

create table channel_day_settled (
  institution_id bigint       not null,
  channel        varchar(16)  not null check (channel in ('UNIONPAY', 'WECHAT', 'ALIPAY')),
  business_date  date         not null,
  files          varchar(120) not null,
  settled_at     timestamptz  not null,
  constraint channel_day_settled_pk primary key (institution_id, channel, business_date)
);
comment on table channel_day_settled is 'by_institution: from which statements a channel''s day was settled last; others than these settle it again, by the difference';

create table bank_receipt (
  institution_id bigint       not null,
  receipt_number varchar(64)  not null,
  received_on    date         not null,
  amount_fen     bigint       not null check (amount_fen <> 0 and abs(amount_fen) <= 100000000000000),
  payer          varchar(120) not null,
  purpose        varchar(200) not null,
  party          varchar(16) check (party in ('UNIONPAY', 'WECHAT', 'ALIPAY', 'INSURANCE')),
  matched_at     timestamptz,
  difference_fen bigint       not null default 0 check (abs(difference_fen) <= 100000000000000),
  taken_at       timestamptz  not null,
  taken_from     varchar(64)  not null,
  constraint bank_receipt_pk primary key (institution_id, receipt_number)
);
comment on table bank_receipt is 'by_institution: what came into the bank account, by the bank''s own statement; negative: what a party took out; party null: no known payer';
create index bank_receipt_by_day on bank_receipt (institution_id, received_on);

create table receipt_proposal (
  institution_id bigint      not null,
  approval_id    uuid        not null,
  receipt_number varchar(64) not null,
  party          varchar(16) not null check (party in ('UNIONPAY', 'WECHAT', 'ALIPAY', 'INSURANCE')),
  purpose        varchar(16) not null check (purpose in ('CHANNEL_DAY', 'CLEARING', 'ADVANCE', 'RETENTION')),
  period         varchar(40) not null,
  sequence       integer     not null,
  constraint receipt_proposal_pk primary key (institution_id, approval_id, party, purpose, period, sequence),
  constraint receipt_proposal_of_receipt foreign key (institution_id, receipt_number) references bank_receipt (institution_id, receipt_number),
  constraint receipt_proposal_of_payout foreign key (institution_id, party, purpose, period, sequence)
    references expected_payout (institution_id, party, purpose, period, sequence)
);
comment on table receipt_proposal is 'by_institution: a receipt that pays some payouts by another amount, which two people are to decide';
