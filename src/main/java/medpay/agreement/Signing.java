package medpay.agreement;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import medpay.access.EntryClient;
import medpay.agreement.AgreementVault.Column;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.channel.Channels;
import medpay.channel.PaymentChannel.OrderReference;
import medpay.channel.PaymentChannel.SigningOrder;
import medpay.institution.Institutions;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import medpay.shared.PersonNumber;
import medpay.shared.call.NoTransaction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Signs a person up (签约): the channel is told before the app has its answer, so the signing waits on the patient's phone at once. A person has one live
 * agreement per channel and app, and a further one for each number that the app gives; the same request again gets the same agreement.
 */
@Service
public class Signing {

	/** What the app is told. */
	public sealed interface Outcome {

		/** A new agreement: SIGNING, or FAILED when the channel said no. */
		record Begun(AgreementRecord agreement) implements Outcome {}

		/** The same was asked before. */
		record AskedBefore(AgreementRecord agreement) implements Outcome {}

		/** There is a live agreement with other terms. {@code field}: the first that differs. */
		record OtherTerms(AgreementNumber agreement, String field) implements Outcome {}
	}

	private final Agreements agreements;
	private final AgreementNumbers numbers;
	private final Errands errands;
	private final ErrandRunner runner;
	private final ChannelCalls calls;
	private final Consents consents;
	private final AgreementShow show;
	private final AgreementVault vault;
	private final Channels channels;
	private final Institutions institutions;
	private final Audit audit;
	private final AgreementSettings settings;
	private final BusinessClock clock;
	private final TransactionOperations transaction;

	Signing(Agreements agreements, AgreementNumbers numbers, Errands errands, ErrandRunner runner, ChannelCalls calls,
			Consents consents, AgreementShow show, AgreementVault vault, Channels channels, Institutions institutions, Audit audit,
			AgreementSettings settings, BusinessClock clock, TransactionOperations transaction) {
		this.agreements = agreements;
		this.numbers = numbers;
		this.errands = errands;
		this.runner = runner;
		this.calls = calls;
		this.consents = consents;
		this.show = show;
		this.vault = vault;
		this.channels = channels;
		this.institutions = institutions;
		this.audit = audit;
		this.settings = settings;
		this.clock = clock;
		this.transaction = transaction;
	}

	public Outcome sign(EntryClient app, PersonNumber person, Terms terms) {
		NoTransaction.required();
		byte[] hash = vault.hash(person);
		Optional<Outcome> before = before(hash, app, terms);
		if (before.isPresent()) {
			return before.get();
		}
		var key = new AgreementKey(hash, AgreementNumber.next().value());
		Instant now = clock.now();
		InstitutionId platform = institutions.platform().id();
		var order = new OrderReference(platform, key.number(), now.truncatedTo(ChronoUnit.SECONDS));
		var call = channels.of(terms.channel()).openAgreement(new SigningOrder(order, person));
		UUID attempt;
		try {
			attempt = transaction.execute(status -> {
				begin(key, app, person, terms, order, now);
				return calls.save(key, call);
			});
		} catch (DataIntegrityViolationException e) {
			// another request for the same person was quicker
			return before(hash, app, terms).orElseThrow(() -> e);
		}
		calls.send(attempt, call, result -> runner.opening(key, result));
		return new Outcome.Begun(show.fresh(key));
	}

	private void begin(AgreementKey key, EntryClient app, PersonNumber person, Terms terms, OrderReference order, Instant now) {
		List<CreditAgreement> others = agreements.of(key.person());
		int position = others.isEmpty() ? 1 : others.getLast().position() + 1;
		agreements.saveAndFlush(new CreditAgreement(key, vault.seal(person.value(), Column.PERSON, key.number()), position,
				new Consent(terms.consentVersion(), now, app.clientId()), terms, order.orderedAt()));
		consents.add(key, new ConsentRecord(ConsentRecord.Kind.SIGNING, terms.consentVersion(), now, app.clientId(), terms.requestNumber()));
		numbers.add(key);
		Duration wait = settings.waitAfter(0);
		errands.add(key, Errand.Kind.ASK_SIGNING, null, now, now.plus(wait));
		audit.record(new AuditEntry(order.institution(), app.clientId(), "agreement.signing", key.number(), AgreementState.SIGNING.name(),
				"consent " + terms.consentVersion()));
	}

	private Optional<Outcome> before(byte[] person, EntryClient app, Terms terms) {
		return agreements.of(person).stream().filter(agreement -> agreement.entryClient().equals(app.clientId()) && asksFor(agreement, terms))
				.findFirst().map(agreement -> compare(agreement, terms));
	}

	/** A number names its agreement for ever; without one it is the live one of the channel that was asked for without a number. */
	private static boolean asksFor(CreditAgreement agreement, Terms terms) {
		return terms.requestNumber() == null
				? agreement.requestNumber() == null && !agreement.state().ended() && agreement.channel().equals(terms.channel())
				: terms.requestNumber().equals(agreement.requestNumber());
	}

	private Outcome compare(CreditAgreement agreement, Terms terms) {
		if (!agreement.channel().equals(terms.channel())) {
			return new Outcome.OtherTerms(agreement.number(), "channel");
		}
		if (!agreement.consent().version().equals(terms.consentVersion())) {
			return new Outcome.OtherTerms(agreement.number(), "consent_version");
		}
		Optional<String> limit = agreement.askedLimits().firstOther(terms.limits());
		if (limit.isPresent()) {
			return new Outcome.OtherTerms(agreement.number(), "limits." + limit.get());
		}
		return new Outcome.AskedBefore(show.of(agreement));
	}

	/**
	 * What the patient agreed to.
	 *
	 * @param channel upper case: UNIONPAY
	 * @param requestNumber the app's number of a further account; null for the first
	 */
	public record Terms(String channel, String consentVersion, AgreementLimits limits, @Nullable String requestNumber) {

		/** The first account. */
		public Terms(String channel, String consentVersion, AgreementLimits limits) {
			this(channel, consentVersion, limits, null);
		}
	}
}
