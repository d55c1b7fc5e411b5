-- Family codes: by whose delegation a child was verified, and the consent that was relied on.

alter table voucher_verification add column delegation bytea;
alter table voucher_verification add constraint voucher_verification_delegation
	check (delegation is null or kind = 'FAMILY_SUISHEN_CODE');

create table relied_on_delegation (
	person_hash bytea not null,
	institution_id bigint not null,
	verification_id uuid not null,
	guardian_hash bytea not null,
	parties bytea not null,
	starts_on date not null,
	ends_on date,
	consent_version varchar(32) not null,
	consented_at timestamptz not null,
	sensitive boolean not null,
	relied_on_at timestamptz not null,
	constraint relied_on_delegation_pk primary key (person_hash, institution_id, verification_id),
	constraint relied_on_delegation_ends_after_it_starts check (ends_on is null or ends_on >= starts_on)
);
comment on table relied_on_delegation is 'by_person: delegations that verifications relied on, with the guardian''s consent; child and guardian hashed and encrypted';
