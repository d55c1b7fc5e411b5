create table channel_inbox (
    institution_id bigint not null,
    inbox_id uuid not null,
    channel varchar(16) not null,
    message_hash bytea not null,
    order_number varchar(40) not null,
    message bytea not null,
    received_at timestamptz not null,
    next_try_at timestamptz not null,
    tries integer not null default 0,
    processed_at timestamptz,
    outcome varchar(16),
    constraint channel_inbox_pk primary key (institution_id, inbox_id),
    constraint channel_inbox_once unique (institution_id, channel, message_hash),
    constraint channel_inbox_hash_is_sm3 check (octet_length(message_hash) = 32),
    constraint channel_inbox_tries_counted check (tries >= 0),
    constraint channel_inbox_outcome_known check (outcome in ('HEARD', 'NOT_OURS', 'NOTHING_DECIDED')),
    constraint channel_inbox_processed_with_outcome check ((processed_at is null) = (outcome is null))
);
comment on table channel_inbox is 'by_institution: what payment channels told by themselves: the exact bytes, encrypted, stored before it was answered; then whether and how it was processed';
create index channel_inbox_unprocessed on channel_inbox (institution_id, next_try_at) where processed_at is null;
create index channel_inbox_by_order on channel_inbox (institution_id, order_number);
