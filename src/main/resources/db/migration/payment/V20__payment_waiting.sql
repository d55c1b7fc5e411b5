-- What is in doubt and what waits at the window is asked every few seconds, whatever its day: few rows of many.
create index payment_waiting on payment (institution_id, state, created_at)
  where state in ('INSURANCE_IN_DOUBT', 'CHARGE_IN_DOUBT', 'REVERSAL_IN_DOUBT', 'AT_WINDOW');
