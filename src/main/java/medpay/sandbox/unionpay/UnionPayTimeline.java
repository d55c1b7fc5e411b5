package medpay.sandbox.unionpay;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import medpay.channel.unionpay.TokenPayData;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.sandbox.Faults.Mode;
import medpay.sandbox.Message;
import medpay.sandbox.MessageTimeline;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what UnionPay, the issuers and the phone say to one another on the timeline (报文旁录): whom it is about, and which amount. */
@Component
@SandboxPart
class UnionPayTimeline {

	private static final String UNIONPAY = "unionpay";
	private static final String BANK = "bank";
	/** Refund and void. */
	private static final Set<String> RETURNS = Set.of("04", "31");

	private final MessageTimeline timeline;
	private final SandboxDatabase database;

	UnionPayTimeline(MessageTimeline timeline, SandboxDatabase database) {
		this.timeline = timeline;
		this.database = database;
	}

	void request(Asked asked, @Nullable Mode fault) {
		UnionPayMessage message = asked.message();
		timeline.note(Message.between("medpay", UNIONPAY, operation(asked)).about(person(message)).worth(amount(message))
				.reading(new String(message.toForm(), StandardCharsets.US_ASCII)));
		if (fault == Mode.NO_ANSWER_BEFORE || fault == Mode.DOWN || fault == Mode.SERVER_ERROR) {
			timeline.note(Message.between(UNIONPAY, "medpay", operation(asked)).about(person(message)).spoiltBy(fault));
		}
	}

	/** The answer; it may be lost on its way. */
	void answer(Asked asked, UnionPayMessage told, @Nullable Mode fault) {
		String found = told.has("origRespCode") ? "/" + told.value("origRespCode") : "";
		timeline.note(Message.between(UNIONPAY, "medpay", operation(asked)).about(person(asked.message())).saying(told.value("respCode") + found)
				.spoiltBy(fault).reading(new String(told.toAnswer(), StandardCharsets.UTF_8)));
	}

	/** A call-back, or one that a fault keeps from being sent. */
	void notification(UnionPayMessage told, @Nullable Mode fault) {
		timeline.note(Message.between(UNIONPAY, "medpay", RETURNS.contains(told.value("txnType")) ? "notify-return" : "notify").about(person(told))
				.worth(amount(told)).saying(told.value("respCode"))
				.spoiltBy(fault).reading(new String(told.toForm(), StandardCharsets.US_ASCII)));
	}

	/** What the issuer is asked and says; within the decision's transaction, so that a repeated order asks nobody. */
	void issuer(Asked asked, String person, String code) {
		timeline.note(Message.between(UNIONPAY, BANK, operation(asked)).about(person).worth(amount(asked.message())));
		timeline.note(Message.between(BANK, UNIONPAY, operation(asked)).about(person).worth(amount(asked.message())).saying(code));
	}

	/** A question that now waits on the phone. */
	void asks(Asked asked, String person) {
		timeline.note(Message.between(UNIONPAY, "phone", operation(asked)).about(person).worth(amount(asked.message())).saying("waiting"));
	}

	/** The patient's tap. {@code word}: confirmed or refused. */
	void tapped(String person, String operation, String word) {
		timeline.note(Message.between("phone", UNIONPAY, operation).about(person).saying(word));
	}

	private static String operation(Asked asked) {
		return asked.transaction().operation();
	}

	static @Nullable Long amount(UnionPayMessage message) {
		return message.value("txnAmt").matches("[0-9]{1,12}") ? Long.valueOf(message.value("txnAmt")) : null;
	}

	/** By the token, else by the order, else by the order it goes back to, else as the opening names them. */
	@Nullable
	String person(UnionPayMessage message) {
		return database.jdbc().sql("""
				select person_no from sandbox.token where token = :token
				union all select person_no from sandbox.unionpay_order where mer_id = :merchant and order_id = :order and txn_time = :time
				union all select person_no from sandbox.unionpay_order where mer_id = :merchant and query_id = :original
				union all select person_no from sandbox.signing where mer_id = :merchant and order_id = :order and txn_time = :time
				union all select person_no from sandbox.phone_question where mer_id = :merchant and order_id = :order and txn_time = :time limit 1""")
				.param("token", TokenPayData.of(message.value("tokenPayData")).token()).param("merchant", message.value("merId"))
				.param("order", message.value("orderId")).param("time", message.value("txnTime")).param("original", message.value("origQryId"))
				.query(String.class).optional().filter(found -> !found.isEmpty())
				.orElseGet(() -> Signings.personOf(message.value("reqReserved")).filter(found -> found.matches("[0-9A-Za-z_-]{1,30}")).orElse(null));
	}
}
