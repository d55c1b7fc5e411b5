-- The last four digits of a msgid. Drawn by every process from one place, so that two processes, or one before and after a restart, never give the
-- same number in the same second; it comes round after ten thousand.
create sequence insurance_message_serial as integer minvalue 0 maxvalue 9999 start with 0 cache 1 cycle;

comment on sequence insurance_message_serial is 'local: serial of the sender''s message number towards the insurance platform';
