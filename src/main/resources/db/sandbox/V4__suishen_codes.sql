-- The Suishen code service's own world: the codes phones showed and the delegations of guardians; and who must stay on the old insurance channel.

create table sandbox.delegation (
	person_no varchar(30) not null,
	guardian_person_no varchar(30) not null,
	starts_on date not null,
	ends_on date,
	consent_version varchar(32) not null,
	consented_at timestamptz not null,
	constraint delegation_pk primary key (person_no),
	constraint delegation_child foreign key (person_no) references sandbox.insured_person (person_no),
	constraint delegation_guardian foreign key (guardian_person_no) references sandbox.insured_person (person_no),
	constraint delegation_guardian_is_another check (guardian_person_no <> person_no),
	constraint delegation_ends_after_it_starts check (ends_on is null or ends_on >= starts_on)
);
comment on table sandbox.delegation is 'by_person: which guardian may show a code for a child and pay, from when to when, with the consent that was given';

create table sandbox.suishen_code (
	code varchar(40) not null,
	kind varchar(20) not null,
	holder_person_no varchar(30) not null,
	for_person_no varchar(30) not null,
	made_at timestamptz not null,
	expires_at timestamptz not null,
	constraint suishen_code_pk primary key (code),
	constraint suishen_code_holder foreign key (holder_person_no) references sandbox.insured_person (person_no),
	constraint suishen_code_person foreign key (for_person_no) references sandbox.insured_person (person_no),
	constraint suishen_code_kind check (kind in ('SUISHEN_CODE', 'FAMILY_SUISHEN_CODE')),
	constraint suishen_code_for check ((kind = 'FAMILY_SUISHEN_CODE') = (holder_person_no <> for_person_no))
);
comment on table sandbox.suishen_code is 'by_person: Suishen codes that phones showed, whose phone it was and for whom';

alter table sandbox.insured_person add column old_channel_group varchar(20);
alter table sandbox.insured_person add constraint insured_person_old_channel_known
	check (old_channel_group in ('MUTUAL_AID', 'CIVIL_RELIEF', 'CADRE', 'WORK_INJURY'));
