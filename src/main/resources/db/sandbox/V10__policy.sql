-- What the policy needs to know beyond accounts and deductible: the pooled fund's yearly cap, and people without an insurance.

alter table sandbox.insured_year add column pooled_paid_fen bigint not null default 0;
alter table sandbox.insured_year add constraint insured_year_pooled_not_negative check (pooled_paid_fen >= 0);

-- Settlements made before knew no stage above the cap: there was nothing in it.
update sandbox.insurance_settlement set split = split || '{"aboveCap": {"fundPaid": 0, "history": 0, "cash": 0}}'::jsonb;

alter table sandbox.insured_person alter column insurance_type drop not null;
alter table sandbox.insured_person alter column person_type drop not null;
alter table sandbox.insured_person add constraint insured_person_insured_or_not check ((insurance_type is null) = (person_type is null));
