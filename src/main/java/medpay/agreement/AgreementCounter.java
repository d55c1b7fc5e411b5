package medpay.agreement;

import java.util.List;
import java.util.Optional;
import medpay.access.EntryClient;
import medpay.access.HisClient;
import medpay.shared.BusinessClock;
import medpay.shared.Operator;
import medpay.shared.PersonNumber;
import medpay.shared.call.NoTransaction;
import org.springframework.stereotype.Service;

/** Where agreements are looked up and ended (协议查询、解约): by the patient's app, and by a hospital that has charged them. */
@Service
public class AgreementCounter {

	private final VisibleAgreements visible;
	private final AgreementChanges changes;
	private final Errands errands;
	private final ErrandRunner runner;
	private final AgreementShow show;
	private final AgreementVault vault;
	private final BusinessClock clock;

	AgreementCounter(VisibleAgreements visible, AgreementChanges changes, Errands errands, ErrandRunner runner, AgreementShow show,
			AgreementVault vault, BusinessClock clock) {
		this.visible = visible;
		this.changes = changes;
		this.errands = errands;
		this.runner = runner;
		this.show = show;
		this.vault = vault;
		this.clock = clock;
	}

	/** In the patient's order; empty when the person is none of this app's. */
	public List<AgreementRecord> of(EntryClient app, PersonNumber person) {
		NoTransaction.required();
		return visible.of(app, vault.hash(person)).stream().map(show::of).toList();
	}

	/** One agreement. While it is being signed the channel is asked too, at most once a second. */
	public Optional<AgreementRecord> find(EntryClient app, AgreementNumber number) {
		NoTransaction.required();
		return visible.find(app, number).map(agreement -> {
			if (agreement.state() == AgreementState.SIGNING) {
				errands.find(agreement.key(), Errand.Kind.ASK_SIGNING).filter(errand -> !errand.askedAfter(clock.now().minusSeconds(1)))
						.ifPresent(runner::perform);
			}
			return show.fresh(agreement.key());
		});
	}

	/** Ends an agreement: at once where nothing is open, else as soon as the open charges have ended and the channel has answered. */
	public Optional<AgreementRecord> terminate(EntryClient app, AgreementNumber number) {
		NoTransaction.required();
		return visible.find(app, number).map(agreement -> end(agreement, Ending.byApp(app.clientId())));
	}

	/** Likewise, at the patient's wish or for a reason of the hospital's. Only where a payment of this hospital was held. */
	public Optional<AgreementRecord> terminate(HisClient his, AgreementNumber number, Operator operator, String reason) {
		NoTransaction.required();
		return visible.find(his, number).map(agreement -> end(agreement, Ending.byHospital(his.clientId(), operator.code(), reason)));
	}

	private AgreementRecord end(CreditAgreement agreement, Ending ending) {
		changes.terminationRequested(agreement.key(), ending);
		errands.find(agreement.key(), Errand.Kind.TERMINATE).filter(errand -> errand.tries() == 0).ifPresent(runner::perform);
		return show.fresh(agreement.key());
	}
}
