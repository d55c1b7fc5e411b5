alter table discrepancy add column written_off_fen bigint not null default 0 check (abs(written_off_fen) <= 100000000000000);
comment on column discrepancy.written_off_fen is 'what a decision took as gain or loss: it is taken back when the party''s books agree after all';
alter table discrepancy add column returned_by uuid;
comment on column discrepancy.returned_by is 'the difference that is the channel''s line of the return that was decided here';
create index discrepancy_to_return on discrepancy (institution_id, source, their_number) where resolution = 'RETURN_MONEY' and returned_by is null;
