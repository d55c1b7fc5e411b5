-- The console lists verifications newest first by their time-ordered id; what is rare must not be looked for among all that is not.
create index voucher_verification_not_verified on voucher_verification (institution_id, state, id desc) where state <> 'VERIFIED';
create index voucher_verification_by_kind on voucher_verification (institution_id, kind, id desc);
create index voucher_verification_of_person on voucher_verification (institution_id, person_hash, id desc) where person_hash is not null;
-- Which agreements were ever used at a hospital: one step for each agreement, however many holds it has.
create index agreement_hold_at_institution on agreement_hold (institution_id, agreement_number, person_hash);
