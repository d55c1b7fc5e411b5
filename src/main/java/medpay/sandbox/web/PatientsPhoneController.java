package medpay.sandbox.web;

import java.util.List;
import java.util.Optional;
import medpay.sandbox.PhoneInbox.Confirmed;
import medpay.sandbox.PhoneInbox;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.unionpay.CardIssuers;
import medpay.sandbox.unionpay.NoCard;
import medpay.sandbox.unionpay.TokenEndings;
import medpay.shared.web.Checks;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The patient's wallet and phone (卡包与手机): cards from any issuer, and a tap on whatever waits. Anybody may have them, insured here or not: a bank does
 * not ask the insurance platform.
 */
@RestController
@SandboxPart
@RequestMapping("/sandbox/api/patients/{personNo}")
class PatientsPhoneController {

	private static final long HIGHEST_LIMIT = 1_000_000_000_000L;

	private final CardIssuers issuers;
	private final TokenEndings endings;
	private final List<PhoneInbox> inboxes;

	PatientsPhoneController(CardIssuers issuers, TokenEndings endings, List<PhoneInbox> inboxes) {
		this.issuers = issuers;
		this.endings = endings;
		this.inboxes = inboxes;
	}

	@PostMapping("/cards")
	CardView addCard(@PathVariable String personNo, @RequestBody CardRequest request) {
		var checks = new Checks();
		String person = checks.text("person_no", personNo, 1, 30);
		String issuer = checks.text("issuer", request.issuer(), 1, 60);
		long limit = checks.between("credit_limit_fen", request.creditLimitFen(), 0, HIGHEST_LIMIT);
		checks.done();
		return new CardView(issuers.issue(person, issuer, limit));
	}

	@PostMapping("/confirmations")
	Confirmations confirm(@PathVariable String personNo) {
		var checks = new Checks();
		String person = checks.text("person_no", personNo, 1, 30);
		checks.done();
		try {
			return new Confirmations(inboxes.stream().flatMap(inbox -> inbox.confirm(person).stream()).toList());
		} catch (NoCard e) {
			throw new ProblemException(ProblemCode.STATE_CONFLICT, "card_number");
		}
	}

	/** The mirror of {@code confirmations}: the patient says no to whatever waits. */
	@PostMapping("/refusals")
	Refusals refuse(@PathVariable String personNo) {
		var checks = new Checks();
		String person = checks.text("person_no", personNo, 1, 30);
		checks.done();
		return new Refusals(inboxes.stream().flatMap(inbox -> inbox.refuse(person).stream()).toList());
	}

	/** The bank closes the card: UnionPay deletes its tokens and tells the merchants. */
	@PostMapping("/cards/{cardNumber}/closure")
	Told close(@PathVariable String personNo, @PathVariable String cardNumber) {
		return told(endings.closeCard(personNo, cardNumber));
	}

	/** The bank stops the card for now: nothing is charged, and UnionPay tells the merchants. */
	@PostMapping("/cards/{cardNumber}/suspension")
	Told suspend(@PathVariable String personNo, @PathVariable String cardNumber) {
		return told(endings.suspendCard(personNo, cardNumber, true));
	}

	/** The bank lets the card be charged again. */
	@PostMapping("/cards/{cardNumber}/resumption")
	Told resume(@PathVariable String personNo, @PathVariable String cardNumber) {
		return told(endings.suspendCard(personNo, cardNumber, false));
	}

	/** UnionPay ends every agreement of the person by itself. */
	@PostMapping("/agreement-endings")
	Told endAgreements(@PathVariable String personNo) {
		return new Told(endings.endAgreements(personNo));
	}

	private static Told told(Optional<Integer> tokens) {
		return new Told(tokens.orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "card_number")));
	}

	/** {@code tokens}: how many agreements it met. */
	record Told(int tokens) {}

	record CardRequest(String issuer, long creditLimitFen) {}

	record CardView(String cardNumber) {}

	record Refusals(List<Confirmed> refused) {}

	record Confirmations(List<Confirmed> confirmed) {}
}
