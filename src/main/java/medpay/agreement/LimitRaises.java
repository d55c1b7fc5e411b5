package medpay.agreement;

import java.util.Optional;
import medpay.access.EntryClient;
import medpay.agreement.AgreementVault.Column;
import medpay.agreement.IssuerDesk.Application;
import medpay.agreement.IssuerDesk.Asked;
import medpay.agreement.IssuerRequest.Wanted;
import medpay.shared.BusinessClock;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import medpay.shared.call.NoTransaction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Raises the limits of an agreement (提额): the patient confirms on the phone, the issuer decides on its own limit if that is wanted, then the new limits hold.
 * One at a time per agreement; the same number again is the same raise.
 */
@Service
public class LimitRaises {

	/**
	 * What is wanted.
	 *
	 * @param requestNumber the app's own
	 * @param limits ours that are to rise; those that are absent stay
	 * @param creditLimit what the issuer should lend at most; null leaves it
	 */
	public record Raise(String requestNumber, String consentVersion, AgreementLimits limits, @Nullable Money creditLimit) {}

	/** What the app is told. */
	public sealed interface Outcome {

		/** New: WAITING, IN_DOUBT, or REFUSED when the channel said no. */
		record Begun(IssuerRequestRecord raise) implements Outcome {}

		/** The same was asked before. */
		record AskedBefore(IssuerRequestRecord raise) implements Outcome {}

		/** The number was used with other content. */
		record OtherContent(String field) implements Outcome {}

		/** A limit that would not rise. */
		record NotHigher(String field) implements Outcome {}

		/** Another raise is open, or the agreement is not active. */
		record NotNow() implements Outcome {}
	}

	private final VisibleAgreements visible;
	private final IssuerRequests requests;
	private final IssuerDesk desk;
	private final Errands errands;
	private final AgreementShow show;
	private final AgreementVault vault;
	private final BusinessClock clock;

	LimitRaises(VisibleAgreements visible, IssuerRequests requests, IssuerDesk desk, Errands errands, AgreementShow show, AgreementVault vault,
			BusinessClock clock) {
		this.visible = visible;
		this.requests = requests;
		this.desk = desk;
		this.errands = errands;
		this.show = show;
		this.vault = vault;
		this.clock = clock;
	}

	/** Empty when the app sees no such agreement. */
	public Optional<Outcome> ask(EntryClient app, AgreementNumber number, Raise raise) {
		NoTransaction.required();
		return visible.find(app, number).map(agreement -> ask(app, agreement, raise));
	}

	private Outcome ask(EntryClient app, CreditAgreement agreement, Raise raise) {
		AgreementKey key = agreement.key();
		boolean repeated = requests.raise(key.person(), key.number(), raise.requestNumber()).isPresent();
		if (!repeated && !agreement.chargeable()) {
			return new Outcome.NotNow();
		}
		Optional<String> notHigher = repeated ? Optional.empty() : agreement.limits().firstNotHigher(raise.limits());
		if (notHigher.isPresent()) {
			return new Outcome.NotHigher(notHigher.get());
		}
		var person = new PersonNumber(vault.open(agreement.sealedPerson(), Column.PERSON, key.number()));
		var application = new Application(IssuerRequest.Kind.RAISE, key, agreement.channel(), person, app.clientId(),
				() -> requests.raise(key.person(), key.number(), raise.requestNumber()));
		return switch (desk.ask(application, new Wanted(raise.requestNumber(), raise.consentVersion(), raise.limits(), raise.creditLimit(), ""))) {
			case Asked.Begun begun -> new Outcome.Begun(show.of(begun.request()));
			case Asked.Before before -> new Outcome.AskedBefore(show.of(before.request()));
			case Asked.Other other -> new Outcome.OtherContent(other.field());
			case Asked.Busy busy -> new Outcome.NotNow();
		};
	}

	/** One raise. While it is open the channel is asked too, at most once a second. */
	public Optional<IssuerRequestRecord> find(EntryClient app, AgreementNumber number, String requestNumber) {
		NoTransaction.required();
		return visible.find(app, number).map(CreditAgreement::key)
				.flatMap(key -> requests.raise(key.person(), key.number(), requestNumber)).map(request -> {
					errands.find(request.key(), Errand.Kind.ASK_ISSUER).filter(errand -> !errand.askedAfter(clock.now().minusSeconds(1)))
							.ifPresent(desk::perform);
					return show.of(requests.findByKey(request.key()).orElseThrow());
				});
	}
}
