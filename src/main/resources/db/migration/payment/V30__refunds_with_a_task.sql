-- Refunds that wait for a person's decision are read for the cashier's page, whatever their state.

create index refund_with_task on refund (institution_id, task_due_at) where task is not null;
