-- The books of an older version: invented payments, one in a hundred at the window, the others paid with their journal entries.
insert into institution (code, name, kind, level, district, area, default_specialty)
values ('H00000000001', '旧数据医院', 'HOSPITAL', 'TWO', '黄浦区', '310101', 'A03');
insert into access_client (client_id, kind, institution_id, secret) values ('his-old', 'HIS', 1, '\x0102');

insert into payment (institution_id, payment_id, version, bill_number, visit_number, verification_id, scene, total_fen, bill, person, person_key,
  operator_code, state, insured, diagnoses_first, self_pay_route, insurance_step, settle_tries, silences, refusing, charge_step, not_found_in_row, hold_step,
  uploaded_parts, code_expired, created_at, updated_at)
select 1, gen_random_uuid(), 0, 'B' || number, 'V' || number, gen_random_uuid(), 'OUTPATIENT', number, '', '', '',
  'D1', case when number % 100 = 0 then 'AT_WINDOW' else 'PAID' end, false, false, 'AGREEMENT', 'NONE', 0, 0, false, 'NONE', 0, 'NONE',
  0, false, now(), now()
from generate_series(1, 3000) number;

insert into journal_entry (institution_id, kind, cause, subject, business_date, recorded_at, total_fen)
select institution_id, 'CHARGED', bill_number, bill_number, current_date, now(), total_fen from payment where state = 'PAID';
insert into journal_posting (institution_id, kind, cause, leg, leg_order, account, side, amount_fen)
select institution_id, kind, cause, 'a', 1, 'CHANNEL_RECEIVABLE', 'DEBIT', total_fen from journal_entry;
insert into journal_posting (institution_id, kind, cause, leg, leg_order, account, side, amount_fen)
select institution_id, kind, cause, 'b', 2, 'HOSPITAL_REVENUE', 'CREDIT', total_fen from journal_entry;
analyze;
