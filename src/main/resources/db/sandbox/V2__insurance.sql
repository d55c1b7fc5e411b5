-- The insurance platform's own world: persons, codes, visits, lines, settlements, and its books.

create sequence sandbox.insurance_serial;

create table sandbox.insured_person (
	person_no varchar(30) not null,
	id_number_hash bytea not null,
	id_number bytea not null,
	name bytea not null,
	birth_date date not null,
	insurance_type varchar(6) not null,
	person_type varchar(6) not null,
	current_account_fen bigint not null,
	history_account_fen bigint not null,
	guardian_person_no varchar(30),
	created_at timestamptz not null,
	constraint insured_person_pk primary key (person_no),
	constraint insured_person_id_number_once unique (id_number_hash),
	constraint insured_person_guardian_known foreign key (guardian_person_no) references sandbox.insured_person (person_no),
	constraint insured_person_current_not_negative check (current_account_fen >= 0),
	constraint insured_person_history_not_negative check (history_account_fen >= 0)
);
comment on table sandbox.insured_person is 'by_person: who is insured, how, and with what personal account; name and number encrypted';

create table sandbox.insured_year (
	person_no varchar(30) not null,
	insurance_year integer not null,
	deductible_met_fen bigint not null,
	constraint insured_year_pk primary key (person_no, insurance_year),
	constraint insured_year_person foreign key (person_no) references sandbox.insured_person (person_no),
	constraint insured_year_not_negative check (deductible_met_fen >= 0)
);
comment on table sandbox.insured_year is 'by_person: how much of a year''s deductible is met';

create table sandbox.voucher_code (
	code varchar(28) not null,
	ec_token varchar(38) not null,
	person_no varchar(30) not null,
	made_at timestamptz not null,
	expires_at timestamptz not null,
	constraint voucher_code_pk primary key (code),
	constraint voucher_code_token_once unique (ec_token),
	constraint voucher_code_person foreign key (person_no) references sandbox.insured_person (person_no)
);
comment on table sandbox.voucher_code is 'by_person: e-voucher codes the patient''s phone showed, and the token each stands for';

create table sandbox.insurance_message (
	msgid varchar(30) not null,
	institution_code varchar(12) not null,
	infno varchar(5) not null,
	state varchar(6) not null,
	input_hash bytea,
	output bytea,
	at timestamptz not null,
	constraint insurance_message_pk primary key (msgid),
	constraint insurance_message_state check (state in ('DONE', 'VOIDED'))
);
comment on table sandbox.insurance_message is 'by_institution: every message number once; what was answered, encrypted; VOIDED ones can never take effect';

create table sandbox.insured_visit (
	mdtrt_id varchar(30) not null,
	institution_code varchar(12) not null,
	ipt_otp_no varchar(30) not null,
	person_no varchar(30) not null,
	med_type varchar(6),
	opened_at timestamptz not null,
	closed_at timestamptz,
	constraint insured_visit_pk primary key (mdtrt_id),
	constraint insured_visit_person foreign key (person_no) references sandbox.insured_person (person_no)
);
create unique index insured_visit_open_once on sandbox.insured_visit (institution_code, ipt_otp_no, person_no) where closed_at is null;
comment on table sandbox.insured_visit is 'by_institution: visits as the platform knows them';

create table sandbox.visit_token (
	mdtrt_id varchar(30) not null,
	ec_token varchar(38) not null,
	constraint visit_token_pk primary key (mdtrt_id, ec_token),
	constraint visit_token_visit foreign key (mdtrt_id) references sandbox.insured_visit (mdtrt_id)
);
comment on table sandbox.visit_token is 'by_institution: the tokens that opened a visit';

create table sandbox.fee_line (
	mdtrt_id varchar(30) not null,
	feedetl_sn varchar(30) not null,
	chrg_bchno varchar(30) not null,
	amount_fen bigint not null,
	own_pay_fen bigint not null,
	over_limit_fen bigint not null,
	first_pay_fen bigint not null,
	in_scope_fen bigint not null,
	setl_id varchar(30),
	constraint fee_line_pk primary key (mdtrt_id, feedetl_sn),
	constraint fee_line_visit foreign key (mdtrt_id) references sandbox.insured_visit (mdtrt_id),
	constraint fee_line_adds_up check (amount_fen = own_pay_fen + over_limit_fen + first_pay_fen + in_scope_fen)
);
comment on table sandbox.fee_line is 'by_institution: uploaded lines as split by the catalogue; settled ones name their settlement';

create table sandbox.settlement_trial (
	mdtrt_id varchar(30) not null,
	chrg_bchno varchar(30) not null,
	own_pay_fen bigint not null,
	over_limit_fen bigint not null,
	first_pay_fen bigint not null,
	in_scope_fen bigint not null,
	constraint settlement_trial_pk primary key (mdtrt_id, chrg_bchno),
	constraint settlement_trial_visit foreign key (mdtrt_id) references sandbox.insured_visit (mdtrt_id)
);
comment on table sandbox.settlement_trial is 'by_institution: the last trial of a batch; a settlement must name its four amounts';

create table sandbox.insurance_settlement (
	setl_id varchar(30) not null,
	msgid varchar(30) not null,
	mdtrt_id varchar(30) not null,
	chrg_bchno varchar(30) not null,
	institution_code varchar(12) not null,
	person_no varchar(30) not null,
	insurance_year integer not null,
	med_type varchar(6) not null,
	cert_type varchar(3) not null,
	split jsonb not null,
	settled_at timestamptz not null,
	state varchar(8) not null,
	reversed_by varchar(30),
	constraint insurance_settlement_pk primary key (setl_id),
	constraint insurance_settlement_msgid_once unique (msgid),
	constraint insurance_settlement_reversed_once unique (reversed_by),
	constraint insurance_settlement_visit foreign key (mdtrt_id) references sandbox.insured_visit (mdtrt_id),
	constraint insurance_settlement_state check (state in ('SETTLED', 'REVERSED'))
);
create unique index insurance_settlement_batch_once on sandbox.insurance_settlement (mdtrt_id, chrg_bchno) where state = 'SETTLED';
comment on table sandbox.insurance_settlement is 'by_institution: settlements and whether they stand';

create table sandbox.insurance_book (
	id bigint generated always as identity,
	kind varchar(8) not null,
	our_number varchar(30) not null,
	their_number varchar(30) not null,
	institution_code varchar(12) not null,
	person_no varchar(30) not null,
	amount_fen bigint not null,
	fund_paid_fen bigint not null,
	personal_account_paid_fen bigint not null,
	self_pay_fen bigint not null,
	at timestamptz not null,
	undoes varchar(30),
	constraint insurance_book_pk primary key (id),
	constraint insurance_book_kind check (kind in ('SETTLED', 'REVERSED')),
	constraint insurance_book_adds_up check (amount_fen = fund_paid_fen + personal_account_paid_fen + self_pay_fen),
	constraint insurance_book_positive check (fund_paid_fen >= 0 and personal_account_paid_fen >= 0 and self_pay_fen >= 0),
	constraint insurance_book_undoes check ((kind = 'REVERSED') = (undoes is not null))
);
comment on table sandbox.insurance_book is 'by_institution: the platform''s books, append only: the oracle of every test';
