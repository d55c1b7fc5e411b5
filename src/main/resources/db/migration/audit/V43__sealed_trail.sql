create table audit_head (
  institution_id bigint not null,
  position       bigint not null check (position >= 0),
  hash           bytea  not null,
  low_order      bigint not null,
  constraint audit_head_pk primary key (institution_id)
);
comment on table audit_head is 'by_institution: how far the trail is sealed; below low_order nothing can still be on its way';

create table audit_link (
  institution_id bigint      not null,
  position       bigint      not null check (position > 0),
  entry_id       uuid        not null,
  hash           bytea       not null,
  sealed_at      timestamptz not null,
  constraint audit_link_pk primary key (institution_id, position),
  constraint audit_link_of_entry_once unique (institution_id, entry_id)
);
comment on table audit_link is 'by_institution: one link for each entry of the trail, inserted and never changed: the hash over the one before and the entry';
