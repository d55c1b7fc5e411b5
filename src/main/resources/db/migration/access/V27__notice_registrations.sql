-- Where a client is told what happened, with which secret the notices are signed, and which addresses a bill may name for them.

create table access_notice (
	client_id text not null,
	address text,
	secret bytea not null,
	origins text[] not null,
	revision bigint not null default 1,
	constraint access_notice_pk primary key (client_id),
	constraint access_notice_of_client foreign key (client_id) references access_client (client_id),
	constraint access_notice_address_length check (length(address) <= 500),
	constraint access_notice_revision_positive check (revision > 0)
);
comment on table access_notice is 'reference: where clients take notices, and the encrypted secret they are signed with';
