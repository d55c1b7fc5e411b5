package medpay.agreement;

import java.util.Optional;
import medpay.access.EntryClient;
import medpay.agreement.IssuerDesk.Application;
import medpay.agreement.IssuerDesk.Asked;
import medpay.agreement.IssuerRequest.Wanted;
import medpay.shared.BusinessClock;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import medpay.shared.call.NoTransaction;
import org.springframework.stereotype.Service;

/** Applies for a digital credit card (申请数字信用卡): the patient confirms on the phone, the issuer decides; once granted, the card can be signed with. */
@Service
public class CardApplications {

	/**
	 * What is wanted.
	 *
	 * @param channel upper case: UNIONPAY
	 * @param issuer at which bank; empty for any
	 * @param creditLimit what it should lend at most
	 */
	public record Card(String requestNumber, String channel, String consentVersion, String issuer, Money creditLimit) {}

	/** What the app is told. */
	public sealed interface Outcome {

		/** New: WAITING, IN_DOUBT, or REFUSED when the channel said no. */
		record Begun(IssuerRequestRecord application) implements Outcome {}

		/** The same was asked before. */
		record AskedBefore(IssuerRequestRecord application) implements Outcome {}

		/** The number was used with other content. */
		record OtherContent(String field) implements Outcome {}
	}

	private final IssuerRequests requests;
	private final IssuerDesk desk;
	private final AgreementNumbers numbers;
	private final Errands errands;
	private final AgreementShow show;
	private final AgreementVault vault;
	private final BusinessClock clock;

	CardApplications(IssuerRequests requests, IssuerDesk desk, AgreementNumbers numbers, Errands errands, AgreementShow show, AgreementVault vault,
			BusinessClock clock) {
		this.requests = requests;
		this.desk = desk;
		this.numbers = numbers;
		this.errands = errands;
		this.show = show;
		this.vault = vault;
		this.clock = clock;
	}

	/** The app vouches for the person. */
	public Outcome ask(EntryClient app, PersonNumber person, Card card) {
		NoTransaction.required();
		byte[] hash = vault.hash(person);
		var application = new Application(IssuerRequest.Kind.CARD, new AgreementKey(hash, ""), card.channel(), person, app.clientId(),
				() -> requests.application(hash, app.clientId(), card.requestNumber()));
		var wanted = new Wanted(card.requestNumber(), card.consentVersion(), AgreementLimits.NONE, card.creditLimit(), card.issuer());
		return switch (desk.ask(application, wanted)) {
			case Asked.Begun begun -> new Outcome.Begun(show.of(begun.request()));
			case Asked.Before before -> new Outcome.AskedBefore(show.of(before.request()));
			case Asked.Other other -> new Outcome.OtherContent(other.field());
			case Asked.Busy busy -> throw new IllegalStateException("A card application waits for no other");
		};
	}

	/** One that this app has made. While it is open the channel is asked too, at most once a second. */
	public Optional<IssuerRequestRecord> find(EntryClient app, String number) {
		NoTransaction.required();
		return numbers.byNumber(number).flatMap(requests::findByKey)
				.filter(request -> request.kind() == IssuerRequest.Kind.CARD && request.entryClient().equals(app.clientId())).map(request -> {
					errands.find(request.key(), Errand.Kind.ASK_ISSUER).filter(errand -> !errand.askedAfter(clock.now().minusSeconds(1)))
							.ifPresent(desk::perform);
					return show.of(requests.findByKey(request.key()).orElseThrow());
				});
	}
}
