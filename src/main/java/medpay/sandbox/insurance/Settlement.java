package medpay.sandbox.insurance;

import java.time.Instant;
import medpay.sandbox.insurance.FeeLines.Batch;
import medpay.sandbox.insurance.policy.BillSplit;
import medpay.sandbox.insurance.policy.InsuranceYear;
import medpay.shared.PersonNumber;

/**
 * A settled batch of lines (结算).
 *
 * @param number setl_id
 * @param msgid the message that settled it
 * @param year whose deductible it counted in
 * @param standing false once undone
 */
record Settlement(String number, String msgid, Batch batch, String institutionCode, PersonNumber person, InsuranceYear year, String medicalType,
		String credentialType, BillSplit split, Instant settledAt, boolean standing) {}
