-- What one live payment may have alone, whose payments there are, and insurance settled by the hospital itself.

alter table payment add column payer_key bytea;
alter table payment add column care_delivered boolean not null default true;
alter table payment add column settled_by_his boolean not null default false;

create table payment_live_key (
  institution_id bigint      not null,
  kind           varchar(16) not null check (kind in ('LINE', 'SETTLEMENT')),
  key_value      varchar(64) not null,
  payment_id     uuid        not null,
  constraint payment_live_key_pk primary key (institution_id, kind, key_value),
  constraint payment_live_key_of_payment foreign key (institution_id, payment_id) references payment (institution_id, payment_id)
);
comment on table payment_live_key is 'by_institution: lines and settlements of the HIS that only one live payment may have; given back when it ends REFUSED or REVERSED';
create index payment_live_key_by_payment on payment_live_key (institution_id, payment_id);

create table payment_by_person (
  person_hash    bytea  not null,
  payment_id     uuid   not null,
  institution_id bigint not null,
  constraint payment_by_person_pk primary key (person_hash, payment_id)
);
comment on table payment_by_person is 'by_person: the payments of a patient and of a guardian who pays, across institutions; the id is ordered by time';
