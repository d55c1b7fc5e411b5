create table ledger_period (
  institution_id bigint not null,
  closed_through date   not null,
  constraint ledger_period_pk primary key (institution_id)
);
comment on table ledger_period is 'by_institution: until when the books are closed; what becomes known later is dated to the day it became known';

alter table journal_posting drop constraint journal_posting_account;
alter table journal_posting add constraint journal_posting_account check (account in (
    'INSURANCE_FUND_RECEIVABLE', 'PERSONAL_ACCOUNT_RECEIVABLE', 'CHANNEL_RECEIVABLE', 'PATIENT_RECEIVABLE', 'WINDOW_CASH',
    'HOSPITAL_BORNE', 'HOSPITAL_REVENUE', 'REFUND_PAYABLE', 'INSURANCE_DEDUCTION', 'INSURANCE_RETENTION', 'INSURANCE_ADVANCE',
    'CHANNEL_FEE', 'BANK', 'SUSPENSE', 'OVER_AND_SHORT'));
create index journal_entry_by_recorded_at on journal_entry (institution_id, recorded_at);
