-- Where Suishen codes are decoded, and where the old insurance channel is asked who must stay on it.

create table institution_suishen_access (
	institution_id bigint not null,
	address text not null,
	signing_key bytea not null,
	service_key text not null,
	constraint institution_suishen_access_pk primary key (institution_id),
	constraint institution_suishen_access_of foreign key (institution_id) references institution (institution_id)
);
comment on table institution_suishen_access is 'reference: address and keys towards the Suishen code service; the signing key is encrypted';

alter table institution_insurance_access add column old_channel_address text;
