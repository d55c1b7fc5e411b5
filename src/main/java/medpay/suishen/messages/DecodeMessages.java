package medpay.suishen.messages;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Decoding of a Suishen code (随申码解码), with the fields of 6101 (interface V1.1.83 tables 405 and 406) and, for a family code, those of guardian and
 * delegation. Our convention: nothing is published.
 */
public final class DecodeMessages {

	/** codeKind of a person's own code. */
	public static final String OWN = "SUISHEN";

	/** codeKind of a code that a guardian shows for a child. */
	public static final String FAMILY = "FAMILY_SUISHEN";

	private DecodeMessages() {}

	/**
	 * Which code was shown where.
	 *
	 * @param codeKind {@link #OWN} or {@link #FAMILY}
	 * @param qrCode the code as scanned, at most 512 characters
	 * @param orgId the hospital's national code
	 * @param businessType what the code is shown for, 5 digits: 01101 registration, 01301 settlement
	 * @param operatorId operator's code
	 * @param operatorName operator's name
	 * @param officeId department's code
	 * @param officeName department's name
	 */
	@JsonNaming(LowerCamelCaseStrategy.class)
	public record Query(String codeKind, String qrCode, String orgId, String businessType, String operatorId, String operatorName, String officeId,
			String officeName) {

		@Override
		public String toString() {
			return "Query[" + codeKind + "]";
		}
	}

	/**
	 * Whom the code stands for. {@code codeKind}, {@code qrCode} and {@code orgId} repeat the question.
	 *
	 * @param userName the person's name; the child's, for a family code
	 * @param idNo number of the identity document
	 * @param idType kind of document: 01 identity card
	 * @param birthday yyyy-MM-dd
	 * @param ecToken token of the person's insurance e-voucher, which the service obtained from the e-voucher centre; good for 5 minutes; empty
	 *     for somebody who is not insured
	 * @param insuOrg division of the insured, 6 digits; empty likewise
	 * @param guardian for a family code only
	 * @param delegation for a family code only
	 */
	@JsonNaming(LowerCamelCaseStrategy.class)
	public record Decoded(String codeKind, String qrCode, String orgId, String userName, String idNo, String idType, String birthday, String ecToken,
			String insuOrg, @Nullable Guardian guardian, @Nullable Delegation delegation) {

		@Override
		public String toString() {
			return "Decoded[" + codeKind + "]";
		}
	}

	/** Who shows the code for the child (监护人). {@code psnNo}: the person number at the insurance platform. */
	@JsonNaming(LowerCamelCaseStrategy.class)
	public record Guardian(String userName, String idNo, String idType, String psnNo) {

		@Override
		public String toString() {
			return "Guardian";
		}
	}

	/**
	 * What the guardian agreed to (代付授权).
	 *
	 * @param beginDate first day, yyyy-MM-dd
	 * @param endDate last day, yyyy-MM-dd; empty: until the child is too old for it
	 * @param consentVersion version of the text agreed to, at most 32 characters
	 * @param consentTime yyyy-MM-dd HH:mm:ss, Shanghai
	 */
	@JsonNaming(LowerCamelCaseStrategy.class)
	public record Delegation(String beginDate, String endDate, String consentVersion, String consentTime) {}
}
