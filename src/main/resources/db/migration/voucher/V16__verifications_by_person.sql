-- Has this person been verified before, anywhere?

create index voucher_verification_by_person on voucher_verification (person_hash) where person_hash is not null;
