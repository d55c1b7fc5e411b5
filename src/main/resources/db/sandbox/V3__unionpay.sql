-- UnionPay in the box: card issuers, tokens, orders (which are the books) and the notifications still to be sent.

create sequence sandbox.card_serial;
create sequence sandbox.order_serial;

create table sandbox.card (
    card_number varchar(19) not null,
    serial bigint not null,
    person_no varchar(30) not null,
    issuer varchar(60) not null,
    credit_limit_fen bigint not null,
    used_fen bigint not null default 0,
    constraint card_pkey primary key (card_number),
    constraint card_serial_unique unique (serial),
    constraint card_used_within_limit check (used_fen >= 0 and used_fen <= credit_limit_fen)
);
create index card_by_person on sandbox.card (person_no, serial);
comment on table sandbox.card is 'by_person: the issuers'' cards with limit and use';

create table sandbox.signing (
    mer_id varchar(15) not null,
    order_id varchar(40) not null,
    txn_time varchar(14) not null,
    person_no varchar(30) not null,
    fields text not null,
    callbacks integer not null,
    token varchar(40),
    opened_at timestamptz not null,
    constraint signing_pkey primary key (mer_id, order_id, txn_time)
);
create index signing_waiting on sandbox.signing (person_no) where token is null;
comment on table sandbox.signing is 'reference: openings (79); without a token they wait on the phone';

create table sandbox.token (
    token varchar(40) not null,
    tr_id varchar(11) not null,
    card_number varchar(19) not null,
    person_no varchar(30) not null,
    begins_at timestamptz not null,
    ends_at timestamptz not null,
    deleted_at timestamptz,
    constraint token_pkey primary key (token),
    constraint token_card_fkey foreign key (card_number) references sandbox.card (card_number)
);
comment on table sandbox.token is 'reference: tokens (支付标记) and the card behind each';

create table sandbox.unionpay_order (
    mer_id varchar(15) not null,
    order_id varchar(40) not null,
    txn_time varchar(14) not null,
    serial bigint not null default nextval('sandbox.order_serial'),
    txn_type varchar(2) not null,
    fields text not null,
    query_id varchar(21) not null,
    amount_fen bigint not null,
    resp_code varchar(2) not null,
    person_no varchar(30) not null,
    card_number varchar(19) not null,
    original_query_id varchar(21),
    settles_on date not null,
    at timestamptz not null,
    constraint unionpay_order_pkey primary key (mer_id, order_id, txn_time),
    constraint unionpay_order_query_id unique (query_id),
    constraint unionpay_order_serial unique (serial),
    constraint unionpay_order_amount_positive check (amount_fen > 0),
    constraint unionpay_order_type check (txn_type in ('01', '04', '31')),
    constraint unionpay_order_return_has_original check (resp_code <> '00' or (txn_type = '01') = (original_query_id is null))
);
create index unionpay_order_returns on sandbox.unionpay_order (original_query_id) where original_query_id is not null;
comment on table sandbox.unionpay_order is 'reference: every order decided, inserted once; those with 00 are the books';

create table sandbox.unionpay_notification (
    notification_id bigint generated always as identity,
    mer_id varchar(15) not null,
    sign_method varchar(2) not null,
    back_url varchar(512) not null,
    fields text not null,
    copies integer not null default 1,
    tries integer not null default 0,
    made_at timestamptz not null default clock_timestamp(),
    due_at timestamptz not null default clock_timestamp(),
    claimed_until timestamptz,
    spared boolean not null default false,
    finished boolean not null default false,
    constraint unionpay_notification_pkey primary key (notification_id),
    constraint unionpay_notification_tries check (tries >= 0 and tries <= 5)
);
create index unionpay_notification_due on sandbox.unionpay_notification (due_at) where not finished;
comment on table sandbox.unionpay_notification is 'local: call-backs to send, by machine time; claimed by one process at a time';
