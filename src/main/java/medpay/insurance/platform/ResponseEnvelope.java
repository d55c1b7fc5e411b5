package medpay.insurance.platform;

import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The envelope of an answer (交易输出报文, interface V1.1.83 §4.2).
 *
 * @param infcode 0 done, -1 failed; platforms write it as a number or as text
 * @param infRefmsgid the receiver's message number: division (6) + yyyyMMddHHmmss + serial (10)
 * @param refmsgTime when the request arrived, yyyyMMddHHmmssSSS
 * @param respondTime when the answer left, yyyyMMddHHmmssSSS
 * @param errMsg the reason, at most 200 characters; empty when done
 * @param signtype SM2 when signed
 * @param cainfo the signature, see {@link HeaderSignature}; empty when not signed
 * @param appId channel
 * @param encType encryption of the output: empty, none
 * @param output the transaction's own output; an empty object where it has none, null in a refusal
 */
public record ResponseEnvelope(String infcode, String infRefmsgid, String refmsgTime, String respondTime, String errMsg, String signtype,
		String cainfo, String appId, String encType, @Nullable JsonNode output) {

	/** The name of the part that carries the transaction's own fields. */
	public static final String BODY = "output";

	/** infcode of a transaction that was done. */
	public static final String DONE = "0";

	/** infcode of a transaction that was refused. */
	public static final String FAILED = "-1";

	/** The exact bytes to answer, signed with the platform's private key (hex). */
	public byte[] signed(CryptoProvider crypto, String privateKey) {
		return HeaderSignature.sign(tree(), BODY, crypto, privateKey);
	}

	/** The exact bytes to answer, as they are: for platforms that do not sign. */
	public byte[] bytes() {
		return PlatformJson.bytes(tree());
	}

	/** infcode is a number in the published table (N4). */
	private ObjectNode tree() {
		ObjectNode tree = PlatformJson.tree(this);
		return infcode.matches("-?[0-9]{1,4}") ? tree.put("infcode", Integer.parseInt(infcode)) : tree;
	}

	/** Prints no output: it is personal. */
	@Override
	public String toString() {
		return "ResponseEnvelope[" + infcode + " " + infRefmsgid + "]";
	}
}
