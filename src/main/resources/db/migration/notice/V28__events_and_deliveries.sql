-- What others are told (outbox): written in the transaction that moved the payment, refund or agreement; numbered, then delivered, after it.

create table notice_event (
	institution_id bigint not null,
	event_id uuid not null,
	reader varchar(80) not null,
	entry_order bigint generated always as identity not null,
	position bigint,
	subject varchar(80) not null,
	sequence bigint not null,
	type varchar(40) not null,
	occurred_at timestamptz not null,
	body bytea not null,
	address bytea,
	constraint notice_event_pk primary key (institution_id, event_id),
	constraint notice_event_position_once unique (institution_id, reader, position),
	constraint notice_event_sequence_once unique (institution_id, reader, subject, sequence),
	constraint notice_event_position_positive check (position > 0),
	constraint notice_event_sequence_positive check (sequence > 0)
);
comment on table notice_event is 'by_institution: one thing that a hospital or an entry app is told: the exact bytes, encrypted; position is given after the commit';
create index notice_event_unnumbered on notice_event (institution_id, reader, entry_order) where position is null;

create table notice_subject (
	institution_id bigint not null,
	reader varchar(80) not null,
	subject varchar(80) not null,
	last_sequence bigint not null,
	constraint notice_subject_pk primary key (institution_id, reader, subject),
	constraint notice_subject_counted check (last_sequence > 0)
);
comment on table notice_subject is 'by_institution: the last sequence told about a payment or agreement; its row lock keeps the order';

create table notice_reader (
	institution_id bigint not null,
	reader varchar(80) not null,
	last_position bigint not null,
	constraint notice_reader_pk primary key (institution_id, reader),
	constraint notice_reader_counted check (last_position >= 0)
);
comment on table notice_reader is 'by_institution: the last position given to committed events of a reader';

create table notice_delivery (
	institution_id bigint not null,
	event_id uuid not null,
	client_id text not null,
	subject varchar(80) not null,
	position bigint not null,
	state varchar(16) not null,
	due_since timestamptz not null,
	next_try_at timestamptz not null,
	tries integer not null default 0,
	leased_by uuid,
	lease_until timestamptz,
	outcome varchar(40),
	ended_at timestamptz,
	constraint notice_delivery_pk primary key (institution_id, event_id, client_id),
	constraint notice_delivery_of_event foreign key (institution_id, event_id) references notice_event (institution_id, event_id),
	constraint notice_delivery_state_known check (state in ('PENDING', 'DELIVERED', 'UNDELIVERED')),
	constraint notice_delivery_ended check ((state = 'PENDING') = (ended_at is null)),
	constraint notice_delivery_tries_counted check (tries >= 0)
);
comment on table notice_delivery is 'by_institution: the way of one event to one client: tries, lease, and how it ended';
create index notice_delivery_due on notice_delivery (institution_id, client_id, next_try_at) where state = 'PENDING';
create index notice_delivery_line on notice_delivery (institution_id, client_id, subject, position) where state = 'PENDING';
create index notice_delivery_given_up on notice_delivery (institution_id, position) where state = 'UNDELIVERED';
