-- Refunds, whole or in part, and the orders by which money goes back.

create table refund (
  institution_id        bigint       not null,
  refund_number         varchar(64)  not null,
  version               bigint       not null,
  refund_id             uuid         not null,
  payment_id            uuid         not null,
  kind                  varchar(16)  not null check (kind in ('HOSPITAL', 'LATE_CHARGE')),
  reason                varchar(200) not null,
  operator_code         varchar(30)  not null,
  wish                  text         not null,
  taken                 text         not null,
  state                 varchar(24)  not null check (state in ('REQUESTED', 'REVERSING', 'RESETTLING', 'RETURNING', 'DONE', 'REFUSED', 'WINDOW_DUE',
                          'NOT_RESETTLED', 'RETURN_AT_WINDOW')),
  reverses              boolean      not null,
  resettles             boolean      not null,
  closes_visit          boolean      not null,
  return_route          varchar(16)  not null,
  insurance_step        varchar(24)  not null,
  reverse_tries         integer      not null,
  settle_tries          integer      not null,
  silences              integer      not null,
  refusing              boolean      not null,
  return_step           varchar(24)  not null,
  not_found_in_row      integer      not null,
  room_step             varchar(16)  not null,
  total_fen             bigint       not null check (total_fen >= 0),
  fund_fen              bigint       not null check (abs(fund_fen) <= 100000000000000),
  personal_account_fen  bigint       not null check (abs(personal_account_fen) <= 100000000000000),
  charge_fen            bigint       not null check (charge_fen >= 0),
  due_fen               bigint       not null check (due_fen >= 0),
  undone_number         varchar(30),
  reverse_message       varchar(30),
  old_batch             varchar(30),
  settle_message        varchar(30),
  uploaded_parts        integer      not null,
  trial                 text,
  settlement            text,
  resettled_self_pay_fen bigint      check (resettled_self_pay_fen >= 0),
  undone                boolean      not null,
  charge_order_number   varchar(32),
  order_number          varchar(32),
  window_receipt        varchar(64),
  doubt_began_at        timestamptz,
  look_at               timestamptz,
  task                  varchar(64),
  task_due_at           timestamptz,
  owner                 uuid,
  open_attempt          uuid,
  open_since            timestamptz,
  open_deed             varchar(32),
  created_at            timestamptz  not null,
  updated_at            timestamptz  not null,
  constraint refund_pk primary key (institution_id, refund_number),
  constraint refund_of_payment foreign key (institution_id, payment_id) references payment (institution_id, payment_id)
);
comment on table refund is 'by_institution: one refund of a payment, whole or in part';
create index refund_by_payment on refund (institution_id, payment_id, created_at);
create index refund_to_look_at on refund (institution_id, look_at) where look_at is not null;
create unique index refund_one_open on refund (institution_id, payment_id)
  where kind = 'HOSPITAL' and state in ('REQUESTED', 'REVERSING', 'RESETTLING', 'RETURNING');
create unique index refund_of_late_charge on refund (institution_id, charge_order_number) where kind = 'LATE_CHARGE';
create index refund_waiting on refund (institution_id, state, created_at)
  where state in ('REQUESTED', 'REVERSING', 'RESETTLING', 'RETURNING', 'WINDOW_DUE', 'NOT_RESETTLED', 'RETURN_AT_WINDOW');

create table return_order (
  institution_id    bigint      not null,
  order_number      varchar(32) not null,
  version           bigint      not null,
  refund_number     varchar(64) not null,
  channel           varchar(16) not null,
  charge_reference  varchar(40) not null,
  kind              varchar(8)  not null check (kind in ('VOID', 'REFUND')),
  amount_fen        bigint      not null check (amount_fen > 0),
  ordered_at        timestamptz not null,
  outcome           varchar(20) not null check (outcome in ('OPEN', 'RETURNED', 'RETURNED_ELSEWHERE', 'DECLINED')),
  channel_reference varchar(40),
  reason            varchar(64),
  constraint return_order_pk primary key (institution_id, order_number),
  constraint return_order_of_refund foreign key (institution_id, refund_number) references refund (institution_id, refund_number)
);
comment on table return_order is 'by_institution: one void or refund at a payment channel, our number made before the first call';
create index return_order_by_refund on return_order (institution_id, refund_number);
