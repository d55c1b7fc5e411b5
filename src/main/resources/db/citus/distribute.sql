-- The same schema on Citus, when one PostgreSQL is no longer enough: src/docs/scaling.md. Run once on the coordinator, by the owner of the tables, while the
-- application stands still: psql --set ON_ERROR_STOP=1 --file distribute.sql. Each line is a transaction of its own; after a mended error go on with the line that failed.
-- Rows that were there already are copied, and Citus says how the hidden originals are removed. A table that a later migration adds is distributed after that migration.
-- A test holds this script against the tags of the migrations; whoever is referred to stands first.

-- reference: small, read everywhere, a copy at every node
select create_reference_table('institution');
select create_reference_table('institution_specialty');
select create_reference_table('institution_insurance_access');
select create_reference_table('institution_merchant_account');
select create_reference_table('access_client');
select create_reference_table('agreement_number');
select create_reference_table('institution_suishen_access');
select create_reference_table('agreement_membership');
select create_reference_table('access_notice');
select create_reference_table('seal_key');
select create_reference_table('calendar_year');
select create_reference_table('special_day');
select create_reference_table('operator_account');
select create_reference_table('operator_recovery_code');
select create_reference_table('operator_invitation');
select create_reference_table('operator_session');
select create_reference_table('operator_device');
select create_reference_table('operator_failure');
select create_reference_table('access_key');

-- by_institution: everything of an institution lies on one shard, so a transaction of one institution stays on one node
select create_distributed_table('payment', 'institution_id', colocate_with => 'none');
select create_distributed_table('audit_entry', 'institution_id', colocate_with => 'payment');
select create_distributed_table('attempt', 'institution_id', colocate_with => 'payment');
select create_distributed_table('answer', 'institution_id', colocate_with => 'payment');
select create_distributed_table('journal_entry', 'institution_id', colocate_with => 'payment');
select create_distributed_table('journal_posting', 'institution_id', colocate_with => 'payment');
select create_distributed_table('channel_inbox', 'institution_id', colocate_with => 'payment');
select create_distributed_table('voucher_verification', 'institution_id', colocate_with => 'payment');
select create_distributed_table('charge_order', 'institution_id', colocate_with => 'payment');
select create_distributed_table('insurance_settlement', 'institution_id', colocate_with => 'payment');
select create_distributed_table('insurance_visit', 'institution_id', colocate_with => 'payment');
select create_distributed_table('insurance_visit_lock', 'institution_id', colocate_with => 'payment');
select create_distributed_table('payment_live_key', 'institution_id', colocate_with => 'payment');
select create_distributed_table('charge_question', 'institution_id', colocate_with => 'payment');
select create_distributed_table('bill_number', 'institution_id', colocate_with => 'payment');
select create_distributed_table('window_receipt', 'institution_id', colocate_with => 'payment');
select create_distributed_table('refund', 'institution_id', colocate_with => 'payment');
select create_distributed_table('return_order', 'institution_id', colocate_with => 'payment');
select create_distributed_table('notice_event', 'institution_id', colocate_with => 'payment');
select create_distributed_table('notice_subject', 'institution_id', colocate_with => 'payment');
select create_distributed_table('notice_reader', 'institution_id', colocate_with => 'payment');
select create_distributed_table('notice_delivery', 'institution_id', colocate_with => 'payment');
select create_distributed_table('expected_line', 'institution_id', colocate_with => 'payment');
select create_distributed_table('statement_file', 'institution_id', colocate_with => 'payment');
select create_distributed_table('statement_line', 'institution_id', colocate_with => 'payment');
select create_distributed_table('source_day', 'institution_id', colocate_with => 'payment');
select create_distributed_table('source_wait', 'institution_id', colocate_with => 'payment');
select create_distributed_table('day_run', 'institution_id', colocate_with => 'payment');
select create_distributed_table('discrepancy', 'institution_id', colocate_with => 'payment');
select create_distributed_table('ledger_period', 'institution_id', colocate_with => 'payment');
select create_distributed_table('approval', 'institution_id', colocate_with => 'payment');
select create_distributed_table('resolution_item', 'institution_id', colocate_with => 'payment');
select create_distributed_table('discrepancy_note', 'institution_id', colocate_with => 'payment');
select create_distributed_table('day_certificate', 'institution_id', colocate_with => 'payment');
select create_distributed_table('expected_payout', 'institution_id', colocate_with => 'payment');
select create_distributed_table('channel_day_settled', 'institution_id', colocate_with => 'payment');
select create_distributed_table('bank_receipt', 'institution_id', colocate_with => 'payment');
select create_distributed_table('receipt_proposal', 'institution_id', colocate_with => 'payment');
select create_distributed_table('account_code', 'institution_id', colocate_with => 'payment');
select create_distributed_table('insurance_clearing', 'institution_id', colocate_with => 'payment');
select create_distributed_table('statement_content', 'institution_id', colocate_with => 'payment');
select create_distributed_table('audit_head', 'institution_id', colocate_with => 'payment');
select create_distributed_table('audit_link', 'institution_id', colocate_with => 'payment');
select create_distributed_table('payment_trait', 'institution_id', colocate_with => 'payment');
select create_distributed_table('payment_figure', 'institution_id', colocate_with => 'payment');
select create_distributed_table('payment_figure_day', 'institution_id', colocate_with => 'payment');
select create_distributed_table('waiting_baseline', 'institution_id', colocate_with => 'payment');
select create_distributed_table('console_export', 'institution_id', colocate_with => 'payment');

-- by_person: everything of a patient lies on one shard, whichever institutions he visits
select create_distributed_table('credit_agreement', 'person_hash', colocate_with => 'none');
select create_distributed_table('agreement_hold', 'person_hash', colocate_with => 'credit_agreement');
select create_distributed_table('agreement_errand', 'person_hash', colocate_with => 'credit_agreement');
select create_distributed_table('relied_on_delegation', 'person_hash', colocate_with => 'credit_agreement');
select create_distributed_table('agreement_return', 'person_hash', colocate_with => 'credit_agreement');
select create_distributed_table('agreement_member', 'person_hash', colocate_with => 'credit_agreement');
select create_distributed_table('issuer_request', 'person_hash', colocate_with => 'credit_agreement');
select create_distributed_table('agreement_consent', 'person_hash', colocate_with => 'credit_agreement');
select create_distributed_table('payment_by_person', 'person_hash', colocate_with => 'credit_agreement');

-- local: access_nonce, payment_worker stay at the coordinator
