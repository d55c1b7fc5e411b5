-- Lines that only a party's file has.

alter table sandbox.statement_twist alter column our_number type varchar(64);

create table sandbox.added_line (
  party            varchar(20) not null check (party in ('unionpay', 'insurance', 'his')),
  institution_code varchar(12) not null,
  our_number       varchar(64) not null,
  their_number     varchar(40) not null,
  business_date    date        not null,
  amount_fen       bigint      not null check (amount_fen > 0),
  through          varchar(6)  not null check (through in ('MEDPAY', 'DIRECT')),
  constraint added_line_pk primary key (party, institution_code, our_number)
);
comment on table sandbox.added_line is 'local: what a test wants to be in a party''s file although nothing happened here: trades of kiosks, strangers'' orders, mistakes';
