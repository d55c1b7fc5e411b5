package medpay.agreement;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import medpay.access.EntryClient;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.institution.Institutions;
import medpay.shared.BusinessClock;
import medpay.shared.PersonNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What a patient changes by a word alone (变更): the order of the accounts, lower limits, a stop for now. Nothing of it lets more be charged than before. */
@Service
public class AgreementTerms {

	/** What the app is told. */
	public sealed interface Outcome {

		/** As it is now. */
		record Changed(AgreementRecord agreement) implements Outcome {}

		/** Its state does not allow it: not signed, ended, or stopped by the channel. */
		record NotNow() implements Outcome {}

		/** A limit would rise: that wants a raise. */
		record WouldRise(String field) implements Outcome {}
	}

	/** What came of a new order. */
	public sealed interface Ordering {

		/** In the new order. */
		record Ordered(List<AgreementRecord> agreements) implements Ordering {}

		/** The list is not all live agreements, each once. {@code number}: the first that is too much, or missing. */
		record NotAll(String number, boolean missing) implements Ordering {}

		/** The app sees nothing of this person. */
		record Nobody() implements Ordering {}
	}

	private final VisibleAgreements visible;
	private final Agreements agreements;
	private final AgreementChanges changes;
	private final Consents consents;
	private final AgreementShow show;
	private final AgreementVault vault;
	private final Institutions institutions;
	private final Audit audit;
	private final BusinessClock clock;
	private final TransactionOperations transaction;

	AgreementTerms(VisibleAgreements visible, Agreements agreements, AgreementChanges changes, Consents consents, AgreementShow show,
			AgreementVault vault, Institutions institutions, Audit audit, BusinessClock clock, TransactionOperations transaction) {
		this.visible = visible;
		this.agreements = agreements;
		this.changes = changes;
		this.consents = consents;
		this.show = show;
		this.vault = vault;
		this.institutions = institutions;
		this.audit = audit;
		this.clock = clock;
		this.transaction = transaction;
	}

	/** Stops it for now (true), or lets it be charged again. Empty when the app sees no such agreement. */
	public Optional<Outcome> suspend(EntryClient app, AgreementNumber number, boolean stop) {
		return visible.find(app, number).map(CreditAgreement::key)
				.map(key -> changes.suspendedByPatient(key, stop, app.clientId()) ? new Outcome.Changed(show.fresh(key)) : new Outcome.NotNow());
	}

	/** Lowers limits at once; those that are absent stay. Empty when the app sees no such agreement. */
	public Optional<Outcome> lower(EntryClient app, AgreementNumber number, AgreementLimits limits) {
		return visible.find(app, number).map(CreditAgreement::key).map(key -> {
			Outcome refused = transaction.execute(status -> lower(app, agreements.lock(key).orElseThrow(), limits));
			return refused == null ? new Outcome.Changed(show.fresh(key)) : refused;
		});
	}

	private @Nullable Outcome lower(EntryClient app, CreditAgreement agreement, AgreementLimits limits) {
		if (agreement.state().ended()) {
			return new Outcome.NotNow();
		}
		Optional<String> higher = agreement.limits().firstHigher(limits);
		if (higher.isPresent()) {
			return new Outcome.WouldRise(higher.get());
		}
		agreement.lowered(limits, clock.now());
		record(app, agreement.key().number(), "agreement.limits_lowered");
		return null;
	}

	/** Sets the patient's order: the list names every live agreement that the app sees, each once. */
	public Ordering order(EntryClient app, PersonNumber person, List<AgreementNumber> order) {
		byte[] hash = vault.hash(person);
		List<CreditAgreement> live = live(app, hash);
		if (live.isEmpty()) {
			return new Ordering.Nobody();
		}
		Optional<Ordering> refusal = refusal(live.stream().map(CreditAgreement::number).toList(), order);
		if (refusal.isPresent()) {
			return refusal.get();
		}
		transaction.executeWithoutResult(status -> {
			place(agreements.lockAll(hash), order);
			record(app, order.getFirst().value(), "agreement.ordered");
		});
		return new Ordering.Ordered(live(app, hash).stream().map(show::of).toList());
	}

	private List<CreditAgreement> live(EntryClient app, byte[] person) {
		return visible.of(app, person).stream().filter(agreement -> !agreement.state().ended()).toList();
	}

	private static Optional<Ordering> refusal(List<AgreementNumber> live, List<AgreementNumber> order) {
		var seen = new HashSet<AgreementNumber>();
		for (AgreementNumber number : order) {
			if (!live.contains(number) || !seen.add(number)) {
				return Optional.of(new Ordering.NotAll(number.value(), false));
			}
		}
		return live.stream().filter(number -> !seen.contains(number)).findFirst().map(number -> new Ordering.NotAll(number.value(), true));
	}

	/** The places that the listed ones have now are dealt out anew among them; all others keep theirs. */
	private static void place(List<CreditAgreement> all, List<AgreementNumber> order) {
		List<CreditAgreement> listed = order.stream()
				.map(number -> all.stream().filter(agreement -> agreement.number().equals(number)).findFirst().orElse(null)).filter(Objects::nonNull)
				.toList();
		List<Integer> places = listed.stream().map(CreditAgreement::position).sorted().toList();
		int last = 0;
		for (int at = 0; at < listed.size(); at++) {
			// two that were asked for at once may have the same place
			last = Math.max(last + 1, places.get(at));
			listed.get(at).placed(last);
		}
	}

	/** Every consent, oldest first. Empty when the app sees no such agreement. */
	public Optional<List<ConsentRecord>> consents(EntryClient app, AgreementNumber number) {
		return visible.find(app, number).map(agreement -> consents.of(agreement.key()));
	}

	private void record(EntryClient app, String number, String action) {
		audit.record(new AuditEntry(institutions.platform().id(), app.clientId(), action, number, "changed", null));
	}
}
