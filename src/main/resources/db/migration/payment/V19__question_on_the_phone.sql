-- A patient who only identified is asked on the phone before anything is charged: one question for one payment, ever.

alter table payment add column confirm_step varchar(16) not null default 'NONE';

create table charge_question (
  institution_id    bigint      not null,
  order_number      varchar(32) not null,
  payment_id        uuid        not null,
  version           bigint      not null,
  channel           varchar(16) not null,
  agreement_number  varchar(32) not null,
  token             bytea       not null,
  amount_fen        bigint      not null check (amount_fen > 0),
  asked_at          timestamptz not null,
  outcome           varchar(16) not null check (outcome in ('OPEN', 'CONFIRMED', 'REFUSED', 'LAPSED')),
  reason            varchar(64),
  constraint charge_question_pk primary key (institution_id, order_number),
  constraint charge_question_once unique (institution_id, payment_id),
  constraint charge_question_of_payment foreign key (institution_id, payment_id) references payment (institution_id, payment_id)
);
comment on table charge_question is 'by_institution: the question on the patient''s phone whether this one charge may be made';
