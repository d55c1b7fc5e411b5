-- One bill, two payers. The payment row is versioned; everything that moved is in tables that are only inserted into.

create table payment (
  institution_id          bigint       not null,
  payment_id              uuid         not null,
  version                 bigint       not null,
  bill_number             varchar(64)  not null,
  visit_number            varchar(64)  not null,
  verification_id         uuid         not null,
  scene                   varchar(32)  not null,
  total_fen               bigint       not null check (total_fen > 0),
  bill                    bytea        not null,
  person                  bytea        not null,
  person_key              bytea        not null,
  operator_code           varchar(30)  not null,
  state                   varchar(24)  not null check (state in ('RECEIVED', 'SETTLING_INSURANCE', 'INSURANCE_IN_DOUBT', 'INSURED', 'CHARGING',
                            'CHARGE_IN_DOUBT', 'PAID', 'AT_WINDOW', 'PAID_AT_WINDOW', 'REVERSING', 'REVERSAL_IN_DOUBT', 'REVERSED', 'REFUSED')),
  insured                 boolean      not null,
  diagnoses_first         boolean      not null,
  self_pay_route          varchar(24)  not null check (self_pay_route in ('AGREEMENT', 'WINDOW', 'CONFIRM_ON_PHONE')),
  insurance_step          varchar(24)  not null,
  settle_tries            integer      not null,
  silences                integer      not null,
  refusing                boolean      not null,
  charge_step             varchar(24)  not null,
  not_found_in_row        integer      not null,
  hold_step               varchar(24)  not null,
  insurance_visit_number  varchar(30),
  uploaded_parts          integer      not null,
  settle_message          varchar(30),
  trial                   text,
  insured_lines           text,
  settlement              text,
  settlement_number       varchar(30),
  fund_paid_fen           bigint check (fund_paid_fen >= 0),
  personal_account_paid_fen bigint check (personal_account_paid_fen >= 0),
  other_paid_fen          bigint check (other_paid_fen >= 0),
  self_pay_fen            bigint check (self_pay_fen >= 0),
  refusal_code            varchar(40),
  refusal_text            varchar(400),
  code_expired            boolean      not null,
  order_number            varchar(32),
  window_reason           varchar(64),
  doubt_began_at          timestamptz,
  look_at                 timestamptz,
  task                    varchar(64),
  owner                   uuid,
  open_attempt            uuid,
  open_since              timestamptz,
  created_at              timestamptz  not null,
  updated_at              timestamptz  not null,
  constraint payment_pk primary key (institution_id, payment_id),
  constraint payment_bill_number_once unique (institution_id, bill_number),
  constraint payment_adds_up check (self_pay_fen is null
    or fund_paid_fen + personal_account_paid_fen + other_paid_fen + self_pay_fen = total_fen)
);
comment on table payment is 'by_institution: one no-touch payment of one bill';
create index payment_to_look_at on payment (institution_id, look_at) where look_at is not null;
create index payment_by_time on payment (institution_id, created_at desc, payment_id);

create table charge_order (
  institution_id    bigint      not null,
  order_number      varchar(32) not null,
  version           bigint      not null,
  payment_id        uuid        not null,
  channel           varchar(16) not null,
  agreement_number  varchar(32) not null,
  token             bytea       not null,
  amount_fen        bigint      not null check (amount_fen > 0),
  ordered_at        timestamptz not null,
  outcome           varchar(16) not null check (outcome in ('OPEN', 'CHARGED', 'DECLINED', 'CHARGED_LATE')),
  channel_reference varchar(40),
  settled_on        varchar(4),
  charged_at        timestamptz,
  reason            varchar(64),
  constraint charge_order_pk primary key (institution_id, order_number),
  constraint charge_order_of_payment foreign key (institution_id, payment_id) references payment (institution_id, payment_id)
);
comment on table charge_order is 'by_institution: one order at a payment channel, our number made before the first call';
create index charge_order_by_payment on charge_order (institution_id, payment_id);

create table insurance_settlement (
  institution_id            bigint       not null,
  settlement_number         varchar(30)  not null,
  payment_id                uuid         not null,
  message_number            varchar(30)  not null,
  insurance_visit_number    varchar(30)  not null,
  settled_at                timestamptz  not null,
  recorded_at               timestamptz  not null,
  total_fen                 bigint       not null check (total_fen >= 0),
  fund_paid_fen             bigint       not null check (fund_paid_fen >= 0),
  personal_account_paid_fen bigint       not null check (personal_account_paid_fen >= 0),
  other_paid_fen            bigint       not null check (other_paid_fen >= 0),
  self_pay_fen              bigint       not null check (self_pay_fen >= 0),
  insurance_type            varchar(6)   not null,
  clearing_type             varchar(6)   not null,
  clearing_office           varchar(6)   not null,
  constraint insurance_settlement_pk primary key (institution_id, settlement_number),
  constraint insurance_settlement_of_payment foreign key (institution_id, payment_id) references payment (institution_id, payment_id),
  constraint insurance_settlement_adds_up check (fund_paid_fen + personal_account_paid_fen + other_paid_fen + self_pay_fen = total_fen)
);
comment on table insurance_settlement is 'by_institution: what the platform settled, one row per settlement, never updated';

create table insurance_visit (
  institution_id          bigint      not null,
  visit_number            varchar(64) not null,
  person_key              bytea       not null,
  insurance_visit_number  varchar(30) not null,
  opened_by_us            boolean     not null,
  opened_at               timestamptz not null,
  constraint insurance_visit_pk primary key (institution_id, visit_number, person_key)
);
comment on table insurance_visit is 'by_institution: the visit as the platform numbers it (mdtrt_id), reused by every bill of the visit';

create table insurance_visit_lock (
  institution_id  bigint      not null,
  visit_number    varchar(64) not null,
  person_key      bytea       not null,
  held_by         uuid        not null,
  worker          uuid,
  constraint insurance_visit_lock_pk primary key (institution_id, visit_number, person_key)
);
comment on table insurance_visit_lock is 'by_institution: whoever has an insurance call of this visit open; the key allows one';
