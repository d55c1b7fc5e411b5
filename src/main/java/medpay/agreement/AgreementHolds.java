package medpay.agreement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import medpay.agreement.AgreementVault.Column;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Holds on agreements (预占额度): every decision is taken under a lock on the person's agreements, so that parallel payments never exceed a limit. */
@Service
class AgreementHolds implements CreditAgreements {

	private static final Logger LOG = LoggerFactory.getLogger(AgreementHolds.class);

	private final Agreements agreements;
	private final HoldRows holds;
	private final Errands errands;
	private final AgreementVault vault;
	private final BusinessClock clock;

	AgreementHolds(Agreements agreements, HoldRows holds, Errands errands, AgreementVault vault, BusinessClock clock) {
		this.agreements = agreements;
		this.holds = holds;
		this.errands = errands;
		this.vault = vault;
		this.clock = clock;
	}

	@Override
	public PersonNumber payerFor(PersonNumber person) {
		return person;
	}

	@Override
	@Transactional(readOnly = true)
	public List<Standing> standings(PersonNumber payer) {
		return agreements.of(vault.hash(payer)).stream().filter(CreditAgreement::chargeable)
				.map(agreement -> new Standing(agreement.number(), agreement.channel(), agreement.state().name(),
						agreement.available(holds.commitment(agreement.key(), clock.today()))))
				.toList();
	}

	@Override
	@Transactional(isolation = Isolation.READ_COMMITTED)
	public HoldResult hold(PersonNumber payer, InstitutionId institution, UUID payment, Money amount, Set<AgreementNumber> tried) {
		byte[] person = vault.hash(payer);
		List<CreditAgreement> all = agreements.lockAll(person);
		Optional<Hold> existing = holds.find(person, institution, payment);
		if (existing.isPresent() && existing.get().state() != Hold.State.RELEASED) {
			return again(existing.get(), all, amount);
		}
		String firstRefusal = null;
		for (CreditAgreement agreement : untried(all, tried)) {
			Optional<String> refusal = agreement.refusal(amount, holds.commitment(agreement.key(), clock.today()));
			if (refusal.isEmpty()) {
				holds.open(agreement.key(), institution, payment, amount, clock.today(), clock.now());
				return held(agreement);
			}
			firstRefusal = firstRefusal == null ? refusal.get() : firstRefusal;
		}
		return new HoldResult.NotHeld(firstRefusal == null ? nothingToTry(all) : firstRefusal);
	}

	private static List<CreditAgreement> untried(List<CreditAgreement> all, Set<AgreementNumber> tried) {
		return all.stream().filter(CreditAgreement::chargeable).filter(agreement -> !tried.contains(agreement.number())).toList();
	}

	private static String nothingToTry(List<CreditAgreement> all) {
		if (all.stream().anyMatch(CreditAgreement::chargeable)) {
			return "no_other_agreement";
		}
		return all.stream().anyMatch(agreement -> agreement.signedAt() != null) ? "agreement_not_active" : "no_agreement";
	}

	/** The same payment asks again, perhaps after a crash: it gets what it had, even if the agreement has changed since. */
	private HoldResult again(Hold hold, List<CreditAgreement> all, Money amount) {
		if (!hold.amount().equals(amount)) {
			throw new IllegalArgumentException("This payment holds " + hold.amount() + ", not " + amount);
		}
		return held(all.stream().filter(agreement -> agreement.key().number().equals(hold.agreement())).findFirst().orElseThrow());
	}

	private HoldResult.Held held(CreditAgreement agreement) {
		byte[] token = agreement.sealedToken();
		if (token == null) {
			throw new IllegalStateException("Agreement " + agreement.number() + " was signed without a token");
		}
		return new HoldResult.Held(agreement.number(), agreement.channel(), vault.open(token, Column.TOKEN, agreement.key().number()));
	}

	@Override
	@Transactional
	public void consume(PersonNumber payer, InstitutionId institution, UUID payment) {
		byte[] person = vault.hash(payer);
		List<CreditAgreement> all = agreements.lockAll(person);
		Optional<Hold> hold = holds.find(person, institution, payment);
		if (hold.isEmpty()) {
			LOG.warn("Payment {} of institution {} was charged and held nothing", payment, institution);
			return;
		}
		// a released hold is consumed too: the charge turned out to have happened after all
		if (holds.consume(person, institution, payment, clock.now())) {
			all.stream().filter(agreement -> agreement.key().number().equals(hold.get().agreement())).findFirst().orElseThrow()
					.charged(hold.get().amount());
			errands.hurry(new AgreementKey(person, hold.get().agreement()), Errand.Kind.TERMINATE, clock.now());
		}
	}

	@Override
	@Transactional
	public void release(PersonNumber payer, InstitutionId institution, UUID payment) {
		byte[] person = vault.hash(payer);
		holds.release(person, institution, payment, clock.now())
				.ifPresent(agreement -> errands.hurry(new AgreementKey(person, agreement), Errand.Kind.TERMINATE, clock.now()));
	}
}
