package medpay.exchange;

import java.util.List;
import java.util.UUID;
import medpay.shared.InstitutionId;
import medpay.shared.call.Answer;
import medpay.shared.call.OutsideCall;

/** The record of what was sent to and received from other parties. Rows are inserted, never updated or removed. */
public interface Exchange {

	/**
	 * Saves the attempt with the exact bytes, encrypted, in the caller's transaction: commit it before {@link OutsideCall#send()}.
	 *
	 * @param subjectKind what it is for: {@code payment}, {@code verification}, {@code agreement}, {@code estimate}, {@code sign-in}; at most 32 characters
	 * @param subject the id of that payment, verification, agreement …
	 * @return the attempt's id, time-ordered
	 */
	UUID sending(InstitutionId institution, String subjectKind, UUID subject, OutsideCall<?> call);

	/** Saves the answer of an attempt in the caller's transaction. An attempt has at most one answer; a second is ignored. */
	void received(InstitutionId institution, UUID attempt, Answer<?> answer);

	/** Saves something the other party sent by itself (a call-back) as an attempt of theirs, already whole. */
	UUID told(InstitutionId institution, String subjectKind, UUID subject, String party, String operation, String number, String code,
			String detail, byte[] bytes);

	/** All attempts of a subject in the order in which they were made, without their bytes. */
	List<Attempt> of(InstitutionId institution, String subjectKind, UUID subject);
}
