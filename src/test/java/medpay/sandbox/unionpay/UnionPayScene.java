package medpay.sandbox.unionpay;

import medpay.channel.unionpay.TokenPayData;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.sandbox.SandboxCaller;
import medpay.shared.Ids;

/** A patient with a card and a signed agreement, the platform that signed it, and the hospital that will charge it. */
final class UnionPayScene {

	final SandboxCaller sandbox;
	final CallbackServer callbacks;
	final DemoMerchantCaller platform;
	final DemoMerchantCaller hospital;
	final String personNo = "P" + Ids.orderNumber().substring(12);

	UnionPayScene(int port, CallbackServer callbacks) {
		this.sandbox = new SandboxCaller(port);
		this.callbacks = callbacks;
		platform = new DemoMerchantCaller(sandbox, 2, callbacks.address());
		hospital = new DemoMerchantCaller(sandbox, 1, callbacks.address());
		sandbox.delete("/sandbox/api/faults");
		callbacks.forget();
	}

	String aCard(long creditLimitFen) {
		return sandbox.post("/sandbox/api/patients/" + personNo + "/cards", "{\"issuer\":\"示范银行\",\"credit_limit_fen\":" + creditLimitFen + "}")
				.body()
				.get("card_number").asString();
	}

	/** The token of an agreement, confirmed on the phone. */
	String aSignedAgreement(long creditLimitFen) {
		aCard(creditLimitFen);
		platform.open(platform.newOrder(), personNo);
		confirm();
		return TokenPayData.of(callbacks.next().value("tokenPayData")).token();
	}

	SandboxCaller.Reply confirm() {
		return sandbox.post("/sandbox/api/patients/" + personNo + "/confirmations", "{}");
	}

	SandboxCaller.Reply refuse() {
		return sandbox.post("/sandbox/api/patients/" + personNo + "/refusals", "{}");
	}

	/** A charge that UnionPay has told of; returns its queryId. */
	String aCharge(String token, long fen) {
		hospital.consume(hospital.newOrder(), token, fen);
		return callbacks.next().value("queryId");
	}

	void fault(String operation, String mode, String more) {
		var reply = sandbox.post("/sandbox/api/faults",
				"{\"party\":\"unionpay\",\"operation\":\"" + operation + "\",\"mode\":\"" + mode + "\",\"times\":1" + more + "}");
		if (reply.status() != 200) {
			throw new AssertionError(reply.toString());
		}
	}

	long available(String token) {
		return Long.parseLong(hospital.balance(token).value("balance"));
	}

	/** What the books say of this patient: kind and amount of each row. */
	java.util.List<String> books() {
		var rows = sandbox.get("/sandbox/api/books/unionpay").body().get("rows");
		return rows.valueStream().filter(row -> row.get("person_no").asString().equals(personNo))
				.map(row -> row.get("kind").asString() + " " + row.get("amount_fen").asLong()).toList();
	}

	static String code(UnionPayMessage message) {
		return message.value("respCode");
	}
}
