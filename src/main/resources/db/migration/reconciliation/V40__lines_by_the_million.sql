-- A day of a million lines: one check for all amounts of a line instead of eight, and the few lines that are looked for found without reading the others.
alter table statement_line add column again boolean not null default false;
comment on column statement_line.again is 'an earlier line of the same file has the same kind and key';

alter table statement_line drop constraint statement_line_kind_check;
alter table statement_line drop constraint statement_line_through_check;
alter table statement_line drop constraint statement_line_total_fen_check;
alter table statement_line drop constraint statement_line_fund_fen_check;
alter table statement_line drop constraint statement_line_personal_account_fen_check;
alter table statement_line drop constraint statement_line_other_fen_check;
alter table statement_line drop constraint statement_line_self_pay_fen_check;
alter table statement_line drop constraint statement_line_fee_fen_check;
alter table statement_line add constraint statement_line_values check (kind in ('CHARGE', 'REFUND') and through in ('MEDPAY', 'DIRECT', 'ANY') and total_fen >= 0
  and fund_fen between -100000000000000 and 100000000000000 and personal_account_fen between -100000000000000 and 100000000000000
  and other_fen between -100000000000000 and 100000000000000 and self_pay_fen between -100000000000000 and 100000000000000
  and fee_fen between -100000000000000 and 100000000000000);

create index statement_line_again on statement_line (institution_id, file_number) where again;
create index statement_line_direct on statement_line (institution_id, file_number) where through = 'DIRECT';
