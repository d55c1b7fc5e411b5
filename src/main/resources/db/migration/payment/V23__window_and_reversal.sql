-- The cashier's window: bills taken back, receipts, what time does at the window, and the undoing of the insured part.

alter table payment add column withdrawn boolean not null default false;
alter table payment add column overdue boolean not null default false;
alter table payment add column reversal_refused boolean not null default false;
alter table payment add column visit_step varchar(16) not null default 'STAYS';
alter table payment add column window_since timestamptz;
alter table payment add column owed_since timestamptz;
alter table payment add column retries integer not null default 0;
alter table payment add column reverse_message varchar(30);
alter table payment add column task_due_at timestamptz;

-- what waits at the window since before this is looked at by the same rules
update payment set window_since = updated_at, look_at = coalesce(look_at, updated_at) where state = 'AT_WINDOW';

create table bill_number (
  institution_id   bigint      not null,
  bill_number      varchar(64) not null,
  withdrawn_unseen boolean     not null,
  constraint bill_number_pk primary key (institution_id, bill_number)
);
comment on table bill_number is 'by_institution: the bill numbers used, by a bill or by a withdrawal that came first';
insert into bill_number (institution_id, bill_number, withdrawn_unseen) select institution_id, bill_number, false from payment;

create table window_receipt (
  institution_id bigint      not null,
  receipt_number varchar(64) not null,
  payment_id     uuid        not null,
  method         varchar(16) not null check (method in ('CASH', 'CARD', 'QR_CODE', 'OTHER')),
  amount_fen     bigint      not null check (amount_fen > 0),
  operator_code  varchar(30) not null,
  operator_name  varchar(50) not null,
  operator_kind  varchar(16) not null,
  despite_doubt  boolean     not null,
  taken_at       timestamptz not null,
  constraint window_receipt_pk primary key (institution_id, receipt_number),
  constraint window_receipt_once unique (institution_id, payment_id),
  constraint window_receipt_of_payment foreign key (institution_id, payment_id) references payment (institution_id, payment_id)
);
comment on table window_receipt is 'by_institution: what the cashier took for a bill, never updated';
