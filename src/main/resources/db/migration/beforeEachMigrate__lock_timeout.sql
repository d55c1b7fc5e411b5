-- A migration that cannot have its lock soon gives way and is run again: whoever writes waits behind it for as long. For this transaction only, because
-- the connection may belong to the application's pool.
set local lock_timeout = '5s';
