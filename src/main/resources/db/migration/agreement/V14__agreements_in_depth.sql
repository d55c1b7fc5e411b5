-- Several accounts per person and app, what stops an agreement for now, who wants it ended, family members, money that came back.

alter table credit_agreement add column request_number varchar(64);
alter table credit_agreement add column suspended_by_patient_at timestamptz;
alter table credit_agreement add column suspended_by_channel_at timestamptz;
alter table credit_agreement add column channel_told_at timestamptz;
alter table credit_agreement add column limits_lowered_at timestamptz;
alter table credit_agreement add column termination_reason varchar(64);
-- The limits of the request itself, by which a repeated one is known when the limits have changed since.
alter table credit_agreement add column asked_per_payment_fen bigint;
alter table credit_agreement add column asked_per_day_fen bigint;
alter table credit_agreement add column asked_total_fen bigint;
alter table credit_agreement add constraint credit_agreement_asked check (asked_per_payment_fen > 0 and asked_per_day_fen > 0 and asked_total_fen > 0);
update credit_agreement set asked_per_payment_fen = per_payment_fen, asked_per_day_fen = per_day_fen, asked_total_fen = total_fen;
update credit_agreement set termination_reason = 'requested' where termination_requested_at is not null;
alter table credit_agreement add constraint credit_agreement_suspended check ((state = 'SUSPENDED') <= (suspended_by_patient_at is not null or suspended_by_channel_at is not null));
alter table credit_agreement add constraint credit_agreement_termination check ((termination_requested_at is null) = (termination_reason is null));

drop index credit_agreement_one_live;
create unique index credit_agreement_one_live on credit_agreement (person_hash, channel, entry_client) where state in ('SIGNING', 'ACTIVE', 'SUSPENDED') and request_number is null;
create unique index credit_agreement_request on credit_agreement (person_hash, entry_client, request_number) where request_number is not null;

alter table agreement_hold add column returned_fen bigint not null default 0;
alter table agreement_hold add constraint agreement_hold_returned check (returned_fen between 0 and amount_fen);
create index agreement_hold_left_open on agreement_hold (held_at) where state = 'OPEN';

create table agreement_return (
	person_hash bytea not null,
	institution_id bigint not null,
	refund_id uuid not null,
	payment_id uuid not null,
	amount_fen bigint not null,
	returned_at timestamptz not null,
	constraint agreement_return_pk primary key (person_hash, institution_id, refund_id),
	constraint agreement_return_hold foreign key (person_hash, institution_id, payment_id) references agreement_hold (person_hash, institution_id, payment_id),
	constraint agreement_return_amount check (amount_fen > 0)
);
comment on table agreement_return is 'by_person: what came back to an agreement, once per refund';

create table agreement_member (
	person_hash bytea not null,
	agreement_number varchar(32) not null,
	member_hash bytea not null,
	member_number bytea not null,
	relation varchar(16) not null,
	consent_version varchar(32) not null,
	consented_at timestamptz not null,
	constraint agreement_member_pk primary key (person_hash, agreement_number, member_hash),
	constraint agreement_member_agreement foreign key (person_hash, agreement_number) references credit_agreement (person_hash, number),
	constraint agreement_member_relation check (relation in ('SPOUSE', 'CHILD', 'PARENT', 'OTHER')),
	constraint agreement_member_not_the_holder check (member_hash <> person_hash)
);
comment on table agreement_member is 'by_person: whose bills an agreement pays besides the holder''s; member number encrypted';

create table agreement_membership (
	member_hash bytea not null,
	person_hash bytea not null,
	agreement_number varchar(32) not null,
	consented_at timestamptz not null,
	constraint agreement_membership_pk primary key (member_hash, person_hash, agreement_number)
);
comment on table agreement_membership is 'reference: whose agreements pay for a member, found by the member';
