package medpay.insurance.platform;

import medpay.shared.crypto.CryptoProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The envelope of a request (交易输入报文), fields in the order of the published table (interface V1.1.83 §4.1): every field is a text, an empty one is sent
 * as "". pw_ecToken is left out, as Shanghai asks for no password.
 *
 * @param infno transaction number, 4 characters (2201A: 5)
 * @param msgid the sender's message number, see {@link MessageNumber}; 30 characters
 * @param mdtrtareaAdmvs insurance division of the institution, 6 digits
 * @param insuplcAdmdvs insurance division of the insured, 6 digits; required when the input names a psn_no, else empty
 * @param recerSysCode receiving system, at most 10 characters
 * @param devNo device number; empty
 * @param devSafeInfo device security; empty
 * @param cainfo the signature, see {@link HeaderSignature}
 * @param signtype SM2
 * @param infver version of the interface, V1.0
 * @param opterType 1 at a counter, 2 self-service terminal, 3 mobile
 * @param opter operator's code, at most 30 characters
 * @param opterName operator's name, at most 50 characters
 * @param infTime yyyy-MM-dd HH:mm:ss, Shanghai
 * @param fixmedinsCode the institution's national code, 12 characters
 * @param fixmedinsName the institution's name
 * @param signNo number of the sign-in (9001); empty in 9001 itself
 * @param appId channel; empty
 * @param encType encryption of the input: empty, none
 * @param input the transaction's own input
 */
public record RequestEnvelope(String infno, String msgid, String mdtrtareaAdmvs, String insuplcAdmdvs, String recerSysCode, String devNo,
		String devSafeInfo, String cainfo, String signtype, String infver, String opterType, String opter, String opterName, String infTime,
		String fixmedinsCode, String fixmedinsName, String signNo, String appId, String encType, ObjectNode input) {

	/** The name of the part that carries the transaction's own fields. */
	public static final String BODY = "input";

	/** The exact bytes to send, signed with the sender's private key (hex). Whatever cainfo held before is replaced. */
	public byte[] signed(CryptoProvider crypto, String privateKey) {
		return HeaderSignature.sign(PlatformJson.tree(this), BODY, crypto, privateKey);
	}

	/** Reads what arrived. Throws {@link MalformedMessage}. Check the signature on {@link PlatformJson#object} of the same bytes. */
	public static RequestEnvelope read(byte[] message) {
		return PlatformJson.read(PlatformJson.object(message), RequestEnvelope.class);
	}

	/** The input as the transaction's record. Throws {@link MalformedMessage}. */
	public <T> T input(Class<T> type) {
		return PlatformJson.read((JsonNode) input, type);
	}

	/** Prints no input: it is personal. */
	@Override
	public String toString() {
		return "RequestEnvelope[" + infno + " " + msgid + "]";
	}
}
