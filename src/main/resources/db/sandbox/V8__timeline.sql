-- The timeline shows what a message is about and lets it be opened. The content is encrypted like everything that names a person.

alter table sandbox.message
    add column amount_fen bigint,
    add column person_no varchar(30),
    add column fault varchar(20),
    add column content bytea;
create index message_by_person on sandbox.message (person_no, message_id);
comment on table sandbox.message is 'local: the timeline of messages; content is encrypted, person_no is whom it is about';
