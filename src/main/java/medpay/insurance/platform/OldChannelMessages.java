package medpay.insurance.platform;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.LowerCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The two messages of the old channel (五期, interface 5th edition V1.0 with its supplements) that still decide who may be settled on the national platform:
 * SM01 and SYJ1. The old channel is a library in the hospital; over HTTP it is our convention: POST of the JSON envelope in UTF-8, the answer in the same
 * envelope.
 */
public final class OldChannelMessages {

	/** Account query (帐户查询). */
	public static final String ACCOUNT = "SM01";

	/** Query of the emergency switch (应急切换查询, supplement V1.0.5). */
	public static final String SWITCH = "SYJ1";

	/** qhbz: the national platform works. */
	public static final String NATIONAL = "000";

	/** qhbz: outpatient and emergency care is settled on the old channel. */
	public static final String BACKUP = "777";

	private OldChannelMessages() {}

	/**
	 * The envelope, both ways. Every field is a text; an empty one is sent as "".
	 *
	 * @param jysj yyyy-MM-dd HH:mm:ss
	 * @param xxlxm SM01 or SYJ1
	 * @param xxfhm answer: one of {@link Result}; empty in a request
	 * @param fhxx answer: a text for a human
	 * @param bbh version; empty
	 * @param msgid our number, at most 30 characters; the answer repeats it
	 * @param xzqhdm division of the institution, 6 digits
	 * @param jgdm the institution's code
	 * @param czybm operator's code
	 * @param czyxm operator's name
	 * @param xxnr the message's own fields; may be absent in a refusal
	 * @param jyqd 10 at a counter
	 * @param jyyzm transaction check; empty
	 * @param zdjbhs terminal; empty
	 */
	@JsonNaming(LowerCaseStrategy.class)
	public record Envelope(String jysj, String xxlxm, String xxfhm, String fhxx, String bbh, String msgid, String xzqhdm, String jgdm, String czybm,
			String czyxm, @Nullable JsonNode xxnr, String jyqd, String jyyzm, String zdjbhs) {

		/** Prints no content: it is personal. */
		@Override
		public String toString() {
			return "Envelope[" + xxlxm + " " + msgid + "]";
		}
	}

	/**
	 * What SM01 asks.
	 *
	 * @param cardtype 1 social-security card, 2 identity number, 3 e-voucher
	 * @param carddata the card's number, the identity number, or the token
	 */
	@JsonNaming(LowerCaseStrategy.class)
	public record Account(String cardtype, String carddata) {

		@Override
		public String toString() {
			return "Account[" + cardtype + "]";
		}
	}

	/** What of SM01's answer decides. {@code accountattr}: up to 16 marks, one a position. */
	@JsonNaming(LowerCaseStrategy.class)
	public record AccountState(String accountattr) {}

	/** What SYJ1 answers. */
	@JsonNaming(LowerCaseStrategy.class)
	public record SwitchState(String qhbz) {}

	/** Every code of a result (返回码, xxfhm) that the interface publishes. */
	public enum Result {

		/** Done. */
		P001(true),
		/** Done, with a warning. */
		P010(true),
		/** No access. */
		S001(false),
		/** The server cannot read its data. */
		A001(false),
		/** The server's program failed. */
		A002(false),
		/** The message cannot be read. */
		C001(false),
		/** A value has the wrong form. */
		C002(false),
		/** The server's rules say no. */
		S002(false),
		/** Application error. */
		E001(false),
		/** Communication failed. */
		T002(false),
		/** Communication failed. */
		T004(false),
		/** Communication failed. */
		T099(false),
		/** Communication failed. */
		T100(false),
		/** Data error. */
		P100(false),
		/** Not authenticated. */
		P200(false),
		/** Settlement error. */
		P300(false),
		/** Withdrawal error. */
		P400(false),
		/** Registered already. */
		P410(false),
		/** Not registered. */
		P420(false),
		/** Refund error. */
		P500(false),
		/** Refunded already. */
		P510(false),
		/** Query error. */
		P600(false),
		/** Nothing found. */
		P610(false),
		/** Card error. */
		P700(false),
		/** The hospital has no right. */
		P800(false),
		/** Another error. */
		P900(false);

		private final boolean answers;

		Result(boolean answers) {
			this.answers = answers;
		}

		/** True when the content is the answer to the question. */
		public boolean answers() {
			return answers;
		}

		public static Optional<Result> of(String code) {
			return Stream.of(values()).filter(known -> known.name().equals(code)).findFirst();
		}
	}
}
