-- What each role may do, settled anew after every migration. Where the roles are not (the embedded PostgreSQL), nothing happens.
-- The application's role may not alter a table, and what is written once it may neither change nor delete. The audit trail it reaches only as medpay_audit.
do $$
declare
	once text;
begin
	if (select count(*) from pg_roles where rolname in ('medpay_application', 'medpay_audit', 'medpay_reader')) < 3 then
		return;
	end if;

	grant usage on schema public to medpay_application, medpay_audit, medpay_reader;
	grant select on all tables in schema public to medpay_reader;
	grant select on all sequences in schema public to medpay_reader;

	grant select, insert, update, delete on all tables in schema public to medpay_application;
	grant usage, select on all sequences in schema public to medpay_application;
	-- On the way to the newest schema some tables are not there yet.
	if to_regclass('public.statement_line') is not null then
		grant maintain on statement_line to medpay_application;
	end if;
	foreach once in array array['journal_entry', 'journal_posting', 'answer', 'day_certificate', 'seal_key', 'window_receipt', 'agreement_consent',
			'statement_content', 'attempt', 'insurance_settlement', 'agreement_return', 'discrepancy_note'] loop
		if to_regclass('public.' || once) is not null then
			execute format('revoke update, delete on %I from medpay_application', once);
		end if;
	end loop;
	revoke insert, update, delete on flyway_schema_history from medpay_application;

	foreach once in array array['audit_entry', 'audit_link', 'audit_head'] loop
		if to_regclass('public.' || once) is not null then
			execute format('revoke all on %I from medpay_application', once);
			execute format('grant select, insert on %I to medpay_audit', once);
		end if;
	end loop;
	if to_regclass('public.audit_head') is not null then
		grant update on audit_head to medpay_audit;
	end if;
end
$$;
