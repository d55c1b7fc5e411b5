-- The console finds among millions what a cashier or an accountant was told: an amount, a state, a scene. Every list reads one page, newest first, so each index
-- ends with the order of the page; what is rare must not be looked for among all that is not. Paid payments are the rule and are read by time.
create index payment_by_total on payment (institution_id, total_fen, created_at desc, payment_id desc);
create index payment_by_self_pay on payment (institution_id, self_pay_fen, created_at desc, payment_id desc) where self_pay_fen is not null;
create index payment_by_scene on payment (institution_id, scene, created_at desc, payment_id desc);
create index payment_not_paid on payment (institution_id, state, created_at desc, payment_id desc) where state <> 'PAID';
create index refund_by_time on refund (institution_id, created_at desc, refund_number desc);
create index refund_not_done on refund (institution_id, state, created_at desc, refund_number desc) where state <> 'DONE';
