-- Institutions, their departments, and how each reaches the insurance platform and the payment channels.

create table institution (
	institution_id bigint generated always as identity,
	code text not null,
	name text not null,
	kind text not null,
	level text not null,
	district text not null,
	area text not null,
	default_specialty text not null,
	revision bigint not null default 1,
	constraint institution_pk primary key (institution_id),
	constraint institution_code_once unique (code),
	constraint institution_code_form check (code ~ '^[A-Z0-9]{12}$'),
	constraint institution_name_length check (length(name) between 1 and 200),
	constraint institution_kind_known check (kind in ('HOSPITAL', 'PLATFORM')),
	constraint institution_level_known check (level in ('ONE', 'TWO', 'THREE')),
	constraint institution_area_form check (area ~ '^[0-9]{6}$'),
	constraint institution_revision_positive check (revision > 0)
);
comment on table institution is 'reference: institutions, each with a short id that never changes';

create table institution_specialty (
	institution_id bigint not null,
	department_code text not null,
	specialty_code text not null,
	constraint institution_specialty_pk primary key (institution_id, department_code),
	constraint institution_specialty_of foreign key (institution_id) references institution (institution_id)
);
comment on table institution_specialty is 'reference: department code of a hospital to specialty code (caty) of the insurance platform';

create table institution_insurance_access (
	institution_id bigint not null,
	address text not null,
	voucher_centre_address text not null,
	receiver text not null,
	signing_key bytea not null,
	platform_key text not null,
	registration_transaction text not null,
	device_number text not null,
	device_address text not null,
	constraint institution_insurance_access_pk primary key (institution_id),
	constraint institution_insurance_access_of foreign key (institution_id) references institution (institution_id),
	constraint institution_insurance_receiver_length check (length(receiver) between 1 and 10),
	constraint institution_insurance_registration_known check (registration_transaction in ('2201', '2201A'))
);
comment on table institution_insurance_access is 'reference: address and keys towards the insurance platform; the signing key is encrypted';

create table institution_merchant_account (
	institution_id bigint not null,
	channel text not null,
	merchant_number text not null,
	address text not null,
	sign_method text not null,
	signing_key bytea not null,
	signing_certificate text not null,
	secure_key bytea not null,
	trusted_roots text not null,
	token_requestor text not null,
	constraint institution_merchant_account_pk primary key (institution_id, channel),
	constraint institution_merchant_number_once unique (channel, merchant_number),
	constraint institution_merchant_account_of foreign key (institution_id) references institution (institution_id),
	constraint institution_merchant_channel_form check (channel ~ '^[a-z]{1,20}$')
);
comment on table institution_merchant_account is 'reference: merchant number and keys at a payment channel; signing key and secure key are encrypted';
