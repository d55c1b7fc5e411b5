package medpay.agreement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
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
	private final MemberRows members;
	private final Consents consents;
	private final Errands errands;
	private final AgreementVault vault;
	private final BusinessClock clock;

	AgreementHolds(Agreements agreements, HoldRows holds, MemberRows members, Consents consents, Errands errands, AgreementVault vault,
			BusinessClock clock) {
		this.agreements = agreements;
		this.holds = holds;
		this.members = members;
		this.consents = consents;
		this.errands = errands;
		this.vault = vault;
		this.clock = clock;
	}

	@Override
	@Transactional(readOnly = true)
	public PersonNumber payerFor(PersonNumber person) {
		byte[] hash = vault.hash(person);
		if (agreements.of(hash).stream().anyMatch(CreditAgreement::chargeable)) {
			return person;
		}
		return members.payingFor(hash).stream().map(agreements::findByKey).flatMap(Optional::stream).filter(CreditAgreement::chargeable).findFirst()
				.map(agreement -> new PersonNumber(vault.open(agreement.sealedPerson(), Column.PERSON, agreement.key().number()))).orElse(person);
	}

	@Override
	@Transactional(readOnly = true)
	public List<Standing> standings(PersonNumber payer, PaidFor paidFor) {
		return candidates(agreements.of(vault.hash(payer)), paidFor).stream()
				.map(agreement -> new Standing(agreement.number(), agreement.channel(), agreement.state().name(),
						agreement.available(holds.commitment(agreement.key(), clock.today()))))
				.toList();
	}

	@Override
	@Transactional(isolation = Isolation.READ_COMMITTED)
	public HoldResult hold(PersonNumber payer, InstitutionId institution, UUID payment, Money amount, Set<AgreementNumber> tried) {
		return hold(new HoldRequest(payer, new PaidFor.Themselves(), institution, payment, amount, tried));
	}

	@Override
	@Transactional(isolation = Isolation.READ_COMMITTED)
	public HoldResult hold(HoldRequest request) {
		byte[] person = vault.hash(request.payer());
		List<CreditAgreement> all = agreements.lockAll(person);
		Optional<Hold> existing = holds.find(person, request.institution(), request.payment());
		if (existing.isPresent() && existing.get().state() != Hold.State.RELEASED) {
			holds.touch(person, request.institution(), request.payment(), clock.now());
			return again(existing.get(), all, request.amount());
		}
		List<CreditAgreement> candidates = candidates(all, request.paidFor());
		String firstRefusal = null;
		for (CreditAgreement agreement : candidates) {
			if (!request.tried().contains(agreement.number())) {
				Optional<String> refusal = agreement.refusal(request.amount(), holds.commitment(agreement.key(), clock.today()));
				if (refusal.isEmpty()) {
					open(agreement, request);
					return held(agreement);
				}
				firstRefusal = firstRefusal == null ? refusal.get() : firstRefusal;
			}
		}
		return new HoldResult.NotHeld(firstRefusal == null ? nothingToTry(all, candidates) : firstRefusal);
	}

	/** Those that can be charged for this, in the patient's order. */
	private List<CreditAgreement> candidates(List<CreditAgreement> all, PaidFor paidFor) {
		Predicate<CreditAgreement> allowed = switch (paidFor) {
			case PaidFor.Themselves themselves -> agreement -> true;
			case PaidFor.Ward ward -> agreement -> true;
			case PaidFor.Member member -> {
				List<AgreementKey> listing = members.payingFor(vault.hash(member.person()));
				yield agreement -> listing.contains(agreement.key());
			}
		};
		return all.stream().filter(CreditAgreement::chargeable).filter(allowed)
				.sorted(Comparator.comparingInt(CreditAgreement::position).thenComparing(agreement -> agreement.key().number())).toList();
	}

	private void open(CreditAgreement agreement, HoldRequest request) {
		holds.open(agreement.key(), request.institution(), request.payment(), request.amount(), clock.today(), clock.now());
		if (request.paidFor() instanceof PaidFor.Ward) {
			consents.add(agreement.key(), new ConsentRecord(ConsentRecord.Kind.DELEGATION, null, clock.now(),
					"institution " + request.institution().value(), "payment " + request.payment()));
		}
	}

	private static String nothingToTry(List<CreditAgreement> all, List<CreditAgreement> candidates) {
		if (!candidates.isEmpty()) {
			return "no_other_agreement";
		}
		if (all.stream().anyMatch(CreditAgreement::chargeable)) {
			// there are some, and none of them is for this person
			return "no_agreement";
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

	/** Gives back what nobody needs, under the same lock as every hold. Says false when the payment has asked for it again meanwhile. */
	@Transactional
	public boolean releaseIfUntouched(HoldRows.Open seen) {
		agreements.lockAll(seen.person());
		Optional<String> agreement = holds.releaseIfUntouched(seen, clock.now());
		agreement.ifPresent(number -> errands.hurry(new AgreementKey(seen.person(), number), Errand.Kind.TERMINATE, clock.now()));
		return agreement.isPresent();
	}

	@Override
	@Transactional
	public void returned(Return back) {
		byte[] person = vault.hash(back.payer());
		List<CreditAgreement> all = agreements.lockAll(person);
		Optional<Hold> hold = holds.find(person, back.institution(), back.payment());
		if (hold.isPresent() && holds.returned(person, back, clock.now())) {
			all.stream().filter(agreement -> agreement.key().number().equals(hold.get().agreement())).findFirst().orElseThrow()
					.returned(back.amount());
		} else {
			LOG.info("Refund {} of payment {} gave no room back: it had done so before, or nothing was charged", back.refund(), back.payment());
		}
	}
}
