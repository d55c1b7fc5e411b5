package medpay.agreement;

import java.util.List;
import java.util.Optional;
import medpay.access.EntryClient;
import medpay.shared.BusinessClock;
import medpay.shared.PersonNumber;
import medpay.shared.call.NoTransaction;
import org.springframework.stereotype.Service;

/**
 * Where an app looks agreements up and ends them (协议查询、解约). An app sees what was asked through it, and everything of a person who has signed through
 * it; the rest does not exist for it.
 */
@Service
public class AgreementCounter {

	private final Agreements agreements;
	private final AgreementNumbers numbers;
	private final AgreementChanges changes;
	private final Errands errands;
	private final ErrandRunner runner;
	private final AgreementVault vault;
	private final BusinessClock clock;

	AgreementCounter(Agreements agreements, AgreementNumbers numbers, AgreementChanges changes, Errands errands, ErrandRunner runner,
			AgreementVault vault, BusinessClock clock) {
		this.agreements = agreements;
		this.numbers = numbers;
		this.changes = changes;
		this.errands = errands;
		this.runner = runner;
		this.vault = vault;
		this.clock = clock;
	}

	/** In the patient's order; empty when the person is none of this app's. */
	public List<AgreementRecord> of(EntryClient app, PersonNumber person) {
		NoTransaction.required();
		return visible(app, vault.hash(person)).stream().map(vault::show).toList();
	}

	/** One agreement. While it is being signed the channel is asked too, at most once a second. */
	public Optional<AgreementRecord> find(EntryClient app, AgreementNumber number) {
		NoTransaction.required();
		return locate(app, number).map(agreement -> {
			if (agreement.state() == AgreementState.SIGNING) {
				errands.find(agreement.key(), Errand.Kind.ASK_SIGNING).filter(errand -> !errand.askedAfter(clock.now().minusSeconds(1)))
						.ifPresent(runner::perform);
			}
			return again(agreement);
		});
	}

	/** Ends an agreement: at once where nothing is open, else as soon as the open charges have ended and the channel has answered. */
	public Optional<AgreementRecord> terminate(EntryClient app, AgreementNumber number) {
		NoTransaction.required();
		return locate(app, number).map(agreement -> {
			changes.terminationRequested(agreement.key(), app.clientId());
			errands.find(agreement.key(), Errand.Kind.TERMINATE).filter(errand -> errand.tries() == 0).ifPresent(runner::perform);
			return again(agreement);
		});
	}

	private AgreementRecord again(CreditAgreement agreement) {
		return vault.show(agreements.findByKey(agreement.key()).orElseThrow());
	}

	private Optional<CreditAgreement> locate(EntryClient app, AgreementNumber number) {
		return numbers.byNumber(number.value()).flatMap(
				key -> visible(app, key.person()).stream().filter(agreement -> agreement.key().equals(key)).findFirst());
	}

	private List<CreditAgreement> visible(EntryClient app, byte[] person) {
		List<CreditAgreement> all = agreements.of(person);
		boolean signedHere = all.stream().anyMatch(agreement -> mine(app, agreement) && agreement.signedAt() != null);
		return signedHere ? all : all.stream().filter(agreement -> mine(app, agreement)).toList();
	}

	private static boolean mine(EntryClient app, CreditAgreement agreement) {
		return agreement.entryClient().equals(app.clientId());
	}
}
