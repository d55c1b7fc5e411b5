-- Which processes live: a payment whose owner no longer beats is taken over.
create table payment_worker (
  worker_id uuid        not null,
  beat_at   timestamptz not null,
  constraint payment_worker_pk primary key (worker_id)
);
comment on table payment_worker is 'local: the living processes that work on payments';
