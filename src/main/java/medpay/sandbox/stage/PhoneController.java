package medpay.sandbox.stage;

import java.util.List;
import medpay.sandbox.PhoneInbox;
import medpay.sandbox.PhoneInbox.Waiting;
import medpay.sandbox.SandboxPart;
import medpay.shared.QrPicture;
import medpay.sandbox.his.JsonHttp.NoAnswer;
import medpay.sandbox.his.JsonHttp.Reply;
import medpay.sandbox.unionpay.CardIssuers;
import medpay.sandbox.unionpay.CardIssuers.Wallet;
import medpay.shared.web.Checks;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What the patient's phone shows (患者手机): the card, the agreement, what waits for a tap, a code as a picture. */
@RestController
@SandboxPart
@RequestMapping("/sandbox/stage")
class PhoneController {

	private static final String NUMBER = "[0-9A-Za-z_-]{1,30}";

	private final Cast cast;
	private final CardIssuers issuers;
	private final List<PhoneInbox> inboxes;

	PhoneController(Cast cast, CardIssuers issuers, List<PhoneInbox> inboxes) {
		this.cast = cast;
		this.issuers = issuers;
		this.inboxes = inboxes;
	}

	@GetMapping("/phones/{person_no}")
	Phone show(@PathVariable("person_no") String personNo) {
		String person = checked(personNo);
		return new Phone(issuers.walletOf(person).orElse(null), agreement(person),
				inboxes.stream().flatMap(inbox -> inbox.waiting(person).stream()).toList());
	}

	/** The last one that lives, else the last one. */
	private @Nullable JsonNode agreement(String person) {
		try {
			JsonNode found = cast.agreements(person).body().path("items");
			return found.isEmpty()
					? null
					: found.valueStream().filter(one -> !one.has("ended_at")).reduce((_, last) -> last).orElse(found.get(found.size() - 1));
		} catch (NoAnswer e) {
			return null;
		}
	}

	/** The patient asks the app for an agreement; then it waits on the phone. */
	@PostMapping("/phones/{person_no}/agreements")
	JsonNode sign(@PathVariable("person_no") String personNo) {
		try {
			Reply reply = cast.sign(checked(personNo));
			if (!reply.succeeded()) {
				throw new ProblemException(ProblemCode.STATE_CONFLICT, reply.text("code"));
			}
			return reply.body();
		} catch (NoAnswer e) {
			throw new ProblemException(ProblemCode.BUSY);
		}
	}

	/** The picture of a code; a request of its own, because a code has no place in an address. */
	@PostMapping("/pictures")
	QrPicture draw(@RequestBody Shown shown) {
		var checks = new Checks();
		String code = checks.matching("code", shown.code(), "[\\x21-\\x7e]{1,512}", "[\\x21-\\x7e]{1,512}");
		checks.done();
		return QrPicture.of(code);
	}

	private static String checked(String personNo) {
		var checks = new Checks();
		String person = checks.matching("person_no", personNo, NUMBER, NUMBER);
		checks.done();
		return person;
	}

	record Phone(@Nullable Wallet card, @Nullable JsonNode agreement, List<Waiting> waiting) {}

	record Shown(String code) {}
}
