package medpay.sandbox.insurance;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import medpay.insurance.platform.PlatformJson;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every message number once (报文号登记). A number is taken in the transaction that has the effect: of two at once the second waits, and then gets the first
 * one's answer. A voided number is a tombstone: whatever comes under it has no effect.
 */
@Component
@SandboxPart
class Messages {

	private final JdbcClient jdbc;
	private final CryptoProvider crypto;

	Messages(SandboxDatabase database, PlatformCrypto crypto) {
		this.jdbc = database.jdbc();
		this.crypto = crypto.provider();
	}

	private record Known(String institutionCode, String infno, boolean voided, byte @Nullable [] inputHash, byte @Nullable [] output) {}

	/**
	 * Takes the number.
	 *
	 * @param evenIfVoided a transaction that takes effect although it was voided before it arrived
	 * @return the first answer, when this is a repetition
	 */
	Optional<ObjectNode> take(Call call, boolean evenIfVoided) {
		String msgid = call.envelope().msgid();
		if (insert(call, msgid, call.envelope().infno(), "DONE", hash(call))) {
			return Optional.empty();
		}
		Known known = lock(msgid);
		if (known.voided() && evenIfVoided && known.output() == null) {
			jdbc.sql("update sandbox.insurance_message set state = 'DONE', input_hash = :hash where msgid = :msgid").param("hash", hash(call))
					.param("msgid", msgid).update();
			return Optional.empty();
		}
		if (known.voided()) {
			throw new Refused("该报文已被冲正，不再处理");
		}
		byte[] output = known.output();
		if (output == null || !known.infno().equals(call.envelope().infno()) || !Arrays.equals(known.inputHash(), hash(call))) {
			throw new Refused("发送方报文ID重复，且内容不同");
		}
		return Optional.of(PlatformJson.object(crypto.decrypt(output, context(msgid))));
	}

	void answered(Call call, ObjectNode output) {
		String msgid = call.envelope().msgid();
		jdbc.sql("update sandbox.insurance_message set output = :output where msgid = :msgid")
				.param("output", crypto.encrypt(PlatformJson.bytes(output), context(msgid))).param("msgid", msgid).update();
	}

	/**
	 * Makes a message number void.
	 *
	 * @return true when it had taken effect: that effect must be undone
	 */
	boolean makeVoid(Call call, String msgid, String infno) {
		if (insert(call, msgid, infno, "VOIDED", null)) {
			return false;
		}
		Known known = lock(msgid);
		if (!known.institutionCode().equals(call.institutionCode()) || !known.infno().equals(infno)) {
			throw new Refused("原交易与冲正请求不符");
		}
		jdbc.sql("update sandbox.insurance_message set state = 'VOIDED' where msgid = :msgid").param("msgid", msgid).update();
		return !known.voided();
	}

	private boolean insert(Call call, String msgid, String infno, String state, byte @Nullable [] hash) {
		return jdbc.sql("""
				insert into sandbox.insurance_message (msgid, institution_code, infno, state, input_hash, at)
				values (:msgid, :institution, :infno, :state, :hash, :now) on conflict (msgid) do nothing""").param("msgid", msgid)
				.param("institution", call.institutionCode()).param("infno", infno).param("state", state).param("hash", hash)
				.param("now", call.now().atOffset(ZoneOffset.UTC)).update() == 1;
	}

	private Known lock(String msgid) {
		return jdbc.sql("""
				select institution_code, infno, state, input_hash, output from sandbox.insurance_message where msgid = :msgid for update""")
				.param("msgid", msgid).query((row, _) -> new Known(row.getString(1), row.getString(2), row.getString(3).equals("VOIDED"),
						row.getBytes(4), row.getBytes(5)))
				.single();
	}

	private byte[] hash(Call call) {
		return crypto.sm3(PlatformJson.bytes(call.envelope().input()));
	}

	private static String context(String msgid) {
		return "sandbox.insurance_message.output:" + msgid;
	}
}
