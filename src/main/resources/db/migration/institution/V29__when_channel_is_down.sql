-- What becomes of a charge whose channel is known to be down: it waits, or the window collects.
alter table institution add column when_channel_is_down varchar(8) not null default 'WAIT' check (when_channel_is_down in ('WAIT', 'WINDOW'));
