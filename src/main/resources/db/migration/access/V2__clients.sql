-- Who may call, and which nonces were used.

create table access_client (
	client_id text not null,
	kind text not null,
	institution_id bigint not null,
	secret bytea not null,
	enabled boolean not null default true,
	revision bigint not null default 1,
	constraint access_client_pk primary key (client_id),
	constraint access_client_id_form check (client_id ~ '^[A-Za-z0-9._-]{1,64}$'),
	constraint access_client_kind_known check (kind in ('HIS', 'ENTRY')),
	constraint access_client_revision_positive check (revision > 0)
);
comment on table access_client is 'reference: HIS and entry-app clients; the secret is encrypted';

-- Unlogged: it matters for ten minutes only, and each request writes one row. After a crash of the database it is empty; the payment's own
-- idempotency still holds.
create unlogged table access_nonce (
	client_id text not null,
	nonce text not null,
	used_at timestamptz not null default now(),
	constraint access_nonce_pk primary key (client_id, nonce),
	constraint access_nonce_form check (nonce ~ '^[A-Za-z0-9_-]{16,64}$')
);
create index access_nonce_age on access_nonce (used_at);
comment on table access_nonce is 'local: nonces of signed requests, each once; purged by age';
