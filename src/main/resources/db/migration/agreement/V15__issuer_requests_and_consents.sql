-- What is asked of an issuer in the patient's name, and every consent that was given or taken back.

create table issuer_request (
	person_hash bytea not null,
	number varchar(32) not null,
	version bigint not null,
	kind varchar(16) not null,
	agreement_number varchar(32),
	request_number varchar(64) not null,
	channel varchar(16) not null,
	entry_client varchar(64) not null,
	person_number bytea not null,
	consent_version varchar(32) not null,
	asked_at timestamptz not null,
	ordered_at timestamptz not null,
	per_payment_fen bigint,
	per_day_fen bigint,
	total_fen bigint,
	credit_limit_fen bigint,
	issuer varchar(60) not null,
	state varchar(16) not null,
	reached boolean not null,
	reason varchar(64),
	granted_credit_limit_fen bigint,
	account bytea,
	ended_at timestamptz,
	constraint issuer_request_pk primary key (person_hash, number),
	constraint issuer_request_agreement foreign key (person_hash, agreement_number) references credit_agreement (person_hash, number),
	constraint issuer_request_kind check (kind in ('RAISE', 'CARD')),
	constraint issuer_request_of_agreement check ((kind = 'RAISE') = (agreement_number is not null)),
	constraint issuer_request_state check (state in ('WAITING', 'IN_DOUBT', 'GRANTED', 'REFUSED')),
	constraint issuer_request_ended check ((state in ('GRANTED', 'REFUSED')) = (ended_at is not null)),
	constraint issuer_request_wanted check (per_payment_fen > 0 and per_day_fen > 0 and total_fen > 0 and credit_limit_fen > 0),
	constraint issuer_request_granted check (granted_credit_limit_fen >= 0),
	constraint issuer_request_wants check (coalesce(per_payment_fen, per_day_fen, total_fen, credit_limit_fen) is not null)
);
comment on table issuer_request is 'by_person: raises of limits and applications for cards; person number and account encrypted';
create unique index issuer_request_raise on issuer_request (person_hash, agreement_number, request_number) where kind = 'RAISE';
create unique index issuer_request_card on issuer_request (person_hash, entry_client, request_number) where kind = 'CARD';
create unique index issuer_request_one_open on issuer_request (person_hash, agreement_number) where kind = 'RAISE' and state in ('WAITING', 'IN_DOUBT');

create table agreement_consent (
	person_hash bytea not null,
	number varchar(32) not null,
	consent_id uuid not null,
	kind varchar(16) not null,
	consent_version varchar(32),
	given_at timestamptz not null,
	given_by varchar(100) not null,
	about varchar(100),
	constraint agreement_consent_pk primary key (person_hash, number, consent_id),
	constraint agreement_consent_kind check (kind in ('SIGNING', 'LIMIT_RAISE', 'CARD_APPLICATION', 'MEMBER', 'MEMBER_REMOVED', 'DELEGATION', 'WITHDRAWAL'))
);
comment on table agreement_consent is 'by_person: every consent given or taken back, inserted once: which text, when, through whom';
insert into agreement_consent (person_hash, number, consent_id, kind, consent_version, given_at, given_by)
	select person_hash, number, gen_random_uuid(), 'SIGNING', consent_version, consented_at, entry_client from credit_agreement;
insert into agreement_consent (person_hash, number, consent_id, kind, given_at, given_by)
	select person_hash, number, gen_random_uuid(), 'WITHDRAWAL', termination_requested_at, entry_client from credit_agreement where termination_requested_at is not null;

-- Errands belong to agreements and to requests of an issuer: both have numbers of the same kind.
alter table agreement_errand drop constraint agreement_errand_agreement;
alter table agreement_errand drop constraint agreement_errand_kind;
alter table agreement_errand add constraint agreement_errand_kind check (kind in ('ASK_SIGNING', 'TERMINATE', 'DELETE_TOKEN', 'ASK_ISSUER'));
