create table statement_content (
  institution_id bigint not null,
  file_number    bigint not null,
  content        bytea  not null,
  constraint statement_content_pk primary key (institution_id, file_number),
  constraint statement_content_of_file foreign key (institution_id, file_number) references statement_file (institution_id, file_number)
);
comment on table statement_content is 'by_institution: the bytes of a statement as they came, packed and encrypted';
