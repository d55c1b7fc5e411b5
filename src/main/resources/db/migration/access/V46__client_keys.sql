-- What a client signs with: up to two active keys at a time, so that one takes the other's place without a pause.

create table access_key (
	client_id text not null,
	key_serial text not null,
	scheme text not null,
	material bytea not null,
	enrolled boolean not null,
	created_at timestamptz not null,
	not_after timestamptz,
	retired_at timestamptz,
	last_used_at timestamptz,
	constraint access_key_pk primary key (client_id, key_serial),
	constraint access_key_of_client foreign key (client_id) references access_client (client_id),
	constraint access_key_serial_form check (key_serial ~ '^[0-9a-f]{16}$'),
	constraint access_key_scheme_known check (scheme in ('HMAC_SHA256', 'RSA_SHA256', 'SM2_SM3')),
	constraint access_key_enrolled_is_secret check (not enrolled or scheme = 'HMAC_SHA256')
);
-- A public key proves one client only. Secrets are encrypted, equal ones differ here.
create unique index access_key_public_once on access_key (material) where scheme <> 'HMAC_SHA256';
comment on table access_key is 'reference: keys of clients; a secret is encrypted, a public key is not; enrolled: the one that came with the client';

insert into access_key (client_id, key_serial, scheme, material, enrolled, created_at)
select client_id, left(encode(sha256(convert_to(client_id, 'UTF8')), 'hex'), 16), 'HMAC_SHA256', secret, true, now() from access_client;

alter table access_client drop column secret;
comment on table access_client is 'reference: HIS and entry-app clients; their keys are in access_key';
