-- Questions that UnionPay puts to a cardholder in a merchant's name; without a response code they wait on the phone.

create table sandbox.phone_question (
    mer_id varchar(15) not null,
    order_id varchar(40) not null,
    txn_time varchar(14) not null,
    operation varchar(20) not null,
    person_no varchar(30) not null,
    fields text not null,
    callbacks integer not null,
    resp_code varchar(2),
    asked_at timestamptz not null,
    constraint phone_question_pkey primary key (mer_id, order_id, txn_time),
    constraint phone_question_operation check (operation in ('confirm', 'raise', 'card-application'))
);
create index phone_question_waiting on sandbox.phone_question (person_no) where resp_code is null;
comment on table sandbox.phone_question is 'reference: questions on a phone; without a response code they wait';

-- A patient may turn a signing down.
alter table sandbox.signing add column refused boolean not null default false;
