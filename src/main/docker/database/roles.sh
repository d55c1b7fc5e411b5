#!/bin/bash
# The roles and their passwords, from the files under /run/secrets. The first start of a database runs it; run it again after a password was changed:
#   docker compose exec database bash /docker-entrypoint-initdb.d/roles.sh
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username postgres --dbname medpay <<'SQL'
select format('create role %I', name) from unnest(array['medpay_migration', 'medpay_application', 'medpay_audit', 'medpay_reader', 'medpay_monitor',
    'medpay_backup']) as name where not exists (select from pg_roles where rolname = name) \gexec

\set password `cat /run/secrets/database-migration-password`
alter role medpay_migration login password :'password';
-- A migration that cannot have its lock gives way; the application never waits behind it.
alter role medpay_migration set lock_timeout = '5s';
alter database medpay owner to medpay_migration;

\set password `cat /run/secrets/database-application-password`
alter role medpay_application login password :'password';
alter role medpay_application set idle_in_transaction_session_timeout = '15min';
grant medpay_audit to medpay_application;

\set password `cat /run/secrets/database-reader-password`
alter role medpay_reader login password :'password';
alter role medpay_reader set default_transaction_read_only = on;
\set password `cat /run/secrets/database-monitor-password`
alter role medpay_monitor login password :'password';
grant pg_monitor to medpay_monitor;
\set password `cat /run/secrets/database-backup-password`
alter role medpay_backup login replication password :'password';

revoke all on database medpay from public;
grant connect, temporary on database medpay to medpay_application;
grant connect on database medpay to medpay_reader, medpay_monitor;

-- The counterparties in a box keep books of their own, beside the application's. They are there only where they are switched on.
\set sandbox false
\getenv sandbox MEDPAY_SANDBOX_ENABLED
select :'sandbox' = 'true' as boxed \gset
\if :boxed
select 'create role medpay_sandbox' where not exists (select from pg_roles where rolname = 'medpay_sandbox') \gexec
\set password `cat /run/secrets/database-sandbox-password`
alter role medpay_sandbox login password :'password';
grant connect, create on database medpay to medpay_sandbox;
create schema if not exists sandbox authorization medpay_sandbox;
grant usage on schema sandbox to medpay_reader;
alter default privileges for role medpay_sandbox in schema sandbox grant select on tables to medpay_reader;
alter default privileges for role medpay_sandbox in schema sandbox grant select on sequences to medpay_reader;
\endif
SQL
