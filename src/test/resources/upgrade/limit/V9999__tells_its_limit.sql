-- How long a migration would wait for a lock.
create table told as select current_setting('lock_timeout') as value;
