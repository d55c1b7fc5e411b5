package medpay.suishen;

import java.time.LocalDate;
import medpay.insurance.Credential;
import medpay.insurance.InsurancePlatform.Counter;
import medpay.shared.InstitutionId;
import medpay.shared.Operator;
import medpay.shared.call.OutsideCall;
import org.jspecify.annotations.Nullable;

/** The door to the city's Suishen code service (随申码服务). A method prepares one call; nothing is sent before {@link OutsideCall#send()}. */
public interface SuishenPlatform {

	/** Whether the city's payment platform has access to the service; without it no Suishen code is accepted. */
	boolean isConnected();

	/** Decodes a presented code; the call is the asking hospital's, the access is the city platform's. */
	OutsideCall<CodeDecoding> decode(InstitutionId institution, ShownCode code, Counter counter, Operator operator);

	/** Whose code it claims to be. */
	enum CodeKind {
		/** The person's own (随申码). */
		OWN,
		/** A guardian's for a child (亲属随申码). */
		FAMILY
	}

	/** A code as scanned; secret while it lives. */
	record ShownCode(CodeKind kind, String value) {

		@Override
		public String toString() {
			return "ShownCode[" + kind + "]";
		}
	}

	/** What {@link #decode} can say. */
	sealed interface CodeDecoding {

		/**
		 * The code is genuine.
		 *
		 * @param credential the e-voucher's token with the decoded identity: the insurance platform takes it like any e-voucher's; the
		 *     identity number for somebody who is not insured and so has no e-voucher
		 * @param birthDate of the person, the child's for a family code
		 * @param delegation for a family code, else null
		 */
		record Decoded(Credential credential, LocalDate birthDate, @Nullable FamilyDelegation delegation) implements CodeDecoding {}

		/** The service refuses the code: unknown, expired, its delegation withdrawn. */
		record Refused(String code, String message) implements CodeDecoding {}

		/** Nothing certain came; nothing moved; ask again. */
		record NoAnswer(String reason) implements CodeDecoding {}
	}
}
