-- What the demo clients were told.
create table notice_received (
  client_id  varchar(64) not null,
  event_id   uuid        not null,
  arrival    bigint generated always as identity,
  event_type varchar(64) not null,
  sequence   bigint      not null,
  body       text        not null,
  times      integer     not null default 1,
  at         timestamptz not null,
  constraint notice_received_pk primary key (client_id, event_id)
);
comment on table notice_received is 'local: the notices that the demo clients took';
