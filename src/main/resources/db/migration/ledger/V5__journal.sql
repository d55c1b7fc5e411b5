create table journal_entry (
    institution_id bigint not null,
    kind varchar(32) not null,
    cause varchar(64) not null,
    entry_order bigint generated always as identity not null,
    subject varchar(64) not null,
    business_date date not null,
    recorded_at timestamptz not null,
    total_fen bigint not null,
    constraint journal_entry_pk primary key (institution_id, kind, cause),
    constraint journal_entry_total check (total_fen >= 0)
);
comment on table journal_entry is 'by_institution: money that moved, one row per effect; total_fen is the sum of either side';
create index journal_entry_by_subject on journal_entry (institution_id, subject, entry_order);
create index journal_entry_by_business_date on journal_entry (institution_id, business_date, entry_order);

create table journal_posting (
    institution_id bigint not null,
    kind varchar(32) not null,
    cause varchar(64) not null,
    leg varchar(32) not null,
    leg_order smallint not null,
    account varchar(32) not null,
    side varchar(6) not null,
    amount_fen bigint not null,
    constraint journal_posting_pk primary key (institution_id, kind, cause, leg),
    constraint journal_posting_of_entry foreign key (institution_id, kind, cause) references journal_entry (institution_id, kind, cause),
    constraint journal_posting_amount check (amount_fen > 0),
    constraint journal_posting_side check (side in ('DEBIT', 'CREDIT')),
    constraint journal_posting_account check (account in (
        'INSURANCE_FUND_RECEIVABLE', 'PERSONAL_ACCOUNT_RECEIVABLE', 'CHANNEL_RECEIVABLE', 'PATIENT_RECEIVABLE', 'WINDOW_CASH',
        'HOSPITAL_BORNE', 'HOSPITAL_REVENUE', 'REFUND_PAYABLE', 'INSURANCE_DEDUCTION', 'INSURANCE_RETENTION', 'INSURANCE_ADVANCE',
        'CHANNEL_FEE', 'BANK', 'SUSPENSE'))
);
comment on table journal_posting is 'by_institution: the legs of a journal entry, which balance';
create index journal_posting_by_account on journal_posting (institution_id, account, leg);
