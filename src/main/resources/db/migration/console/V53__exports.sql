-- Lists that are taken away as files: made in the background, kept for a day, for their maker alone.
create table console_export (
  institution_id bigint       not null,
  export_id      uuid         not null,
  maker          varchar(64)  not null,
  list           varchar(16)  not null check (list in ('PAYMENTS', 'REFUNDS')),
  format         varchar(8)   not null check (format in ('CSV', 'XLSX')),
  language       varchar(8)   not null,
  asked          varchar(400) not null,
  filter         bytea        not null,
  state          varchar(16)  not null check (state in ('WAITING', 'RUNNING', 'READY', 'FAILED')),
  rows           bigint       not null,
  cut            boolean      not null,
  content        bytea,
  asked_at       timestamptz  not null,
  beat_at        timestamptz  not null,
  ended_at       timestamptz,
  constraint console_export_pk primary key (institution_id, export_id),
  constraint console_export_ready check ((state = 'READY') = (content is not null)),
  constraint console_export_ended check ((state in ('READY', 'FAILED')) = (ended_at is not null))
);
comment on table console_export is 'by_institution: lists taken away as files; the filter and the file encrypted, deleted after a day';
create index console_export_of_maker on console_export (institution_id, maker, asked_at desc);
create index console_export_open on console_export (institution_id, beat_at) where state in ('WAITING', 'RUNNING');
