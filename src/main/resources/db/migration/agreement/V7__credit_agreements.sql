create table agreement_number (
	number varchar(32) not null,
	person_hash bytea not null,
	token_hash bytea,
	constraint agreement_number_pk primary key (number),
	constraint agreement_number_token unique (token_hash)
);
comment on table agreement_number is 'reference: whose an agreement number or a token is, for messages that name nobody';

create table credit_agreement (
	person_hash bytea not null,
	number varchar(32) not null,
	version bigint not null,
	channel varchar(16) not null,
	entry_client varchar(64) not null,
	person_number bytea not null,
	position integer not null,
	consent_version varchar(32) not null,
	consented_at timestamptz not null,
	state varchar(16) not null,
	reason varchar(64),
	per_payment_fen bigint,
	per_day_fen bigint,
	total_fen bigint,
	used_fen bigint not null,
	ordered_at timestamptz not null,
	opened boolean not null,
	continue_url bytea,
	token bytea,
	account bytea,
	signed_at timestamptz,
	termination_requested_at timestamptz,
	ended_at timestamptz,
	constraint credit_agreement_pk primary key (person_hash, number),
	constraint credit_agreement_state check (state in ('SIGNING', 'ACTIVE', 'SUSPENDED', 'TERMINATED', 'FAILED')),
	constraint credit_agreement_limits check (per_payment_fen > 0 and per_day_fen > 0 and total_fen > 0),
	constraint credit_agreement_used check (used_fen >= 0),
	constraint credit_agreement_chargeable check (state not in ('ACTIVE', 'SUSPENDED') or (token is not null and signed_at is not null)),
	constraint credit_agreement_ended check ((state in ('TERMINATED', 'FAILED')) = (ended_at is not null))
);
comment on table credit_agreement is 'by_person: credit agreements, consent and limits; person number, token and account encrypted';
create unique index credit_agreement_one_live on credit_agreement (person_hash, channel, entry_client) where state in ('SIGNING', 'ACTIVE', 'SUSPENDED');

create table agreement_hold (
	person_hash bytea not null,
	institution_id bigint not null,
	payment_id uuid not null,
	agreement_number varchar(32) not null,
	amount_fen bigint not null,
	business_date date not null,
	state varchar(16) not null,
	held_at timestamptz not null,
	ended_at timestamptz,
	constraint agreement_hold_pk primary key (person_hash, institution_id, payment_id),
	constraint agreement_hold_agreement foreign key (person_hash, agreement_number) references credit_agreement (person_hash, number),
	constraint agreement_hold_amount check (amount_fen > 0),
	constraint agreement_hold_state check (state in ('OPEN', 'CONSUMED', 'RELEASED')),
	constraint agreement_hold_ended check ((state = 'OPEN') = (ended_at is null))
);
comment on table agreement_hold is 'by_person: one hold per payment on an agreement';
create index agreement_hold_by_day on agreement_hold (person_hash, agreement_number, business_date);
create index agreement_hold_open on agreement_hold (person_hash, agreement_number) where state = 'OPEN';

create table agreement_errand (
	person_hash bytea not null,
	number varchar(32) not null,
	kind varchar(16) not null,
	token bytea,
	tries integer not null,
	since timestamptz not null,
	tried_at timestamptz not null,
	next_at timestamptz not null,
	constraint agreement_errand_pk primary key (person_hash, number, kind),
	constraint agreement_errand_agreement foreign key (person_hash, number) references credit_agreement (person_hash, number),
	constraint agreement_errand_kind check (kind in ('ASK_SIGNING', 'TERMINATE', 'DELETE_TOKEN')),
	constraint agreement_errand_token check ((kind = 'DELETE_TOKEN') = (token is not null))
);
comment on table agreement_errand is 'by_person: what must still be asked of or told to a channel, and when next';
create index agreement_errand_due on agreement_errand (next_at);
