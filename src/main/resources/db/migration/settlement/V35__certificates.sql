create table seal_key (
  key_number  bigint generated always as identity not null,
  public_key  bytea       not null,
  private_key bytea       not null,
  made_at     timestamptz not null,
  constraint seal_key_pk primary key (key_number)
);
comment on table seal_key is 'reference: the SM2 pairs that sign the day certificates, the private halves encrypted; the newest one signs';

create table day_certificate (
  institution_id bigint      not null,
  sequence       bigint      not null check (sequence > 0),
  business_date  date        not null,
  content        text        not null,
  last_hash      bytea       not null,
  key_number     bigint      not null,
  closed_at      timestamptz not null,
  closed_by      varchar(64) not null,
  constraint day_certificate_pk primary key (institution_id, sequence),
  constraint day_certificate_of_day unique (institution_id, business_date)
);
comment on table day_certificate is 'by_institution: the signed certificate of a closed day, each chained to the one before; inserted, never updated';
