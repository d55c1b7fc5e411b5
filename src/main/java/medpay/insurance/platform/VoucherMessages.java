package medpay.insurance.platform;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * 1162, the decoding of an e-voucher code (电子凭证解码) over HTTP, with the fields of 6101 (interface V1.1.83 tables 405 and 406): names in camel case, no
 * envelope, no signature. Our convention where nothing is published: the input stands in a node {@code data}, as the answer's does, and the code that was
 * shown is {@code ecQrCode}, as the older interface calls it.
 */
public final class VoucherMessages {

	/** The path below the e-voucher centre's address. */
	public static final String PATH = "/localcfc/api/hsecfc/localQrCodeQuery";

	/** code of an answer that decoded. */
	public static final String DONE = "0";

	private VoucherMessages() {}

	/** The request. */
	@JsonNaming(LowerCamelCaseStrategy.class)
	public record Input(Query data) {}

	/**
	 * Which code was shown where.
	 *
	 * @param orgId the institution's national code
	 * @param businessType what the code is shown for, 5 digits: 01101 registration, 01301 settlement
	 * @param businessInfo free text of at most 200 characters; empty
	 * @param operatorId operator's code
	 * @param operatorName operator's name
	 * @param officeId department's code
	 * @param officeName department's name
	 * @param deviceType SelfService at a self-service terminal, else empty
	 * @param ecQrCode the code as scanned
	 */
	@JsonNaming(LowerCamelCaseStrategy.class)
	public record Query(String orgId, String businessType, String businessInfo, String operatorId, String operatorName, String officeId,
			String officeName, String deviceType, String ecQrCode) {}

	/**
	 * The answer.
	 *
	 * @param code 0 decoded; anything else is a refusal
	 * @param type success, or what failed
	 * @param data the identity; absent in a refusal
	 */
	@JsonNaming(LowerCamelCaseStrategy.class)
	public record Output(String code, String type, String message, @Nullable JsonNode data) {}

	/**
	 * The decoded identity.
	 *
	 * @param userName name
	 * @param idNo number of the identity document
	 * @param idType kind of document: 01 identity card
	 * @param ecToken token that stands for the code at the platform, good for 5 minutes
	 * @param insuOrg division of the insured, 6 digits
	 * @param birthday yyyy.MM.dd or yyyy-MM-dd; mostly empty
	 */
	@JsonNaming(LowerCamelCaseStrategy.class)
	public record Identity(String userName, String idNo, String idType, String ecToken, String insuOrg, String authNo, String ecIndexNo,
			String gender, String birthday, String nationality, String email) {}
}
