-- When both parts were paid, beside created_at: how long a patient would have waited. Null for a payment that is not paid, or was before this was kept.
alter table payment add column paid_at timestamptz;
