alter table discrepancy add column booked_fen bigint not null default 0 check (abs(booked_fen) <= 100000000000000);
comment on column discrepancy.booked_fen is 'what of it stands in SUSPENSE: positive where the party owes it';
alter table discrepancy drop column resolution_id;

create table resolution_item (
  institution_id bigint      not null,
  approval_id    uuid        not null,
  discrepancy_id uuid        not null,
  resolution     varchar(24) not null check (resolution in ('RECORD_SUCCESS', 'RETURN_MONEY', 'WRITE_OFF', 'CARRY_OVER', 'ASK_PARTY', 'CORRECT_HIS')),
  owner          varchar(64) not null,
  due_at         timestamptz not null,
  state          varchar(8)  not null check (state in ('WAITING', 'DONE', 'DROPPED')),
  constraint resolution_item_pk primary key (institution_id, approval_id, discrepancy_id),
  constraint resolution_item_of_discrepancy foreign key (institution_id, discrepancy_id) references discrepancy (institution_id, discrepancy_id)
);
comment on table resolution_item is 'by_institution: what two people are to decide about a difference, and what came of it';
create unique index resolution_item_once on resolution_item (institution_id, discrepancy_id) where state = 'WAITING';

create table discrepancy_note (
  institution_id bigint        not null,
  discrepancy_id uuid          not null,
  note_id        uuid          not null,
  author         varchar(64)   not null,
  written_at     timestamptz   not null,
  words          varchar(1000) not null,
  file_name      varchar(120),
  file_sha256    bytea,
  file_content   bytea,
  constraint discrepancy_note_pk primary key (institution_id, note_id),
  constraint discrepancy_note_of foreign key (institution_id, discrepancy_id) references discrepancy (institution_id, discrepancy_id),
  constraint discrepancy_note_file check ((file_name is null) = (file_content is null) and (file_name is null) = (file_sha256 is null))
);
comment on table discrepancy_note is 'by_institution: what people wrote about a difference, and the evidence they kept with it, encrypted';
create index discrepancy_note_by_discrepancy on discrepancy_note (institution_id, discrepancy_id, written_at);
