alter table journal_entry add column scene varchar(32) not null default '';
alter table journal_entry add column operator varchar(30) not null default '';
comment on column journal_entry.scene is 'where in the care it arose; empty: no patient''s, or booked before scenes were kept';
comment on column journal_entry.operator is 'the hospital''s code of whoever stood at the counter; empty: nobody';

alter table journal_posting drop constraint journal_posting_account;
alter table journal_posting add constraint journal_posting_account check (account in (
    'INSURANCE_FUND_RECEIVABLE', 'PERSONAL_ACCOUNT_RECEIVABLE', 'CHANNEL_RECEIVABLE', 'PATIENT_RECEIVABLE', 'WINDOW_CASH',
    'HOSPITAL_BORNE', 'HOSPITAL_REVENUE', 'REFUND_PAYABLE', 'INSURANCE_DEDUCTION', 'INSURANCE_RETENTION', 'INSURANCE_ADVANCE',
    'CHANNEL_FEE', 'BANK', 'SUSPENSE', 'OVER_AND_SHORT', 'DIRECT_TAKINGS'));
