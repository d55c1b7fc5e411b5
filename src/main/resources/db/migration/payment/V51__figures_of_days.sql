-- The figures of a city and its hospitals are counted once for each day, not for each look at them.
create table payment_trait (
  institution_id bigint      not null,
  payment_id     uuid        not null,
  age_group      varchar(16) not null,
  by_code        boolean     not null,
  constraint payment_trait_pk primary key (institution_id, payment_id),
  constraint payment_trait_of_payment foreign key (institution_id, payment_id) references payment (institution_id, payment_id)
);
comment on table payment_trait is 'by_institution: what the figures need to know of a patient and no more, written with the payment; not there for older payments';
create table payment_figure (
  institution_id  bigint      not null,
  day             date        not null,
  scene           varchar(32) not null,
  channel         varchar(16) not null,
  age_group       varchar(16) not null,
  by_code         boolean     not null,
  payments        bigint      not null,
  persons         bigint      not null,
  no_touch        bigint      not null,
  credit_uses     bigint      not null,
  total_fen       bigint      not null check (total_fen >= 0),
  insured_fen     bigint      not null check (insured_fen >= 0),
  self_pay_fen    bigint      not null check (self_pay_fen >= 0),
  credit_fen      bigint      not null check (credit_fen >= 0),
  constraint payment_figure_pk primary key (institution_id, day, scene, channel, age_group, by_code)
);
comment on table payment_figure is 'by_institution: the payments of a day counted; a person counts once a day, in the group of the first payment';
create table payment_figure_day (
  institution_id bigint      not null,
  day            date        not null,
  open           bigint      not null,
  counted_at     timestamptz not null,
  constraint payment_figure_day_pk primary key (institution_id, day)
);
comment on table payment_figure_day is 'by_institution: when a day was counted last, and how many of its payments may still change';
create table waiting_baseline (
  institution_id bigint       not null,
  scene          varchar(32)  not null,
  measured_on    date         not null,
  seconds        integer      not null check (seconds between 1 and 36000),
  bills          integer      not null check (bills > 0),
  method         varchar(200) not null,
  entered_by     varchar(64)  not null,
  entered_at     timestamptz  not null,
  constraint waiting_baseline_pk primary key (institution_id, scene, measured_on)
);
comment on table waiting_baseline is 'by_institution: how long patients queued and paid before, as the hospital measured it; never updated, a later measurement counts';
