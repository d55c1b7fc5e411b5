package medpay.payment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.institution.Institutions;
import medpay.payment.machine.SelfPayRoute;
import medpay.payment.machine.Situation;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import medpay.shared.Scene;
import medpay.voucher.VerificationId;
import medpay.voucher.Verifications;
import medpay.voucher.Verifications.Binding;
import medpay.voucher.VerifiedPerson;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Takes a new bill in (收单): in one transaction the payment is stored with everything that only one live payment may have, or nothing is. */
@Component
class BillIntake {

	private final Payments payments;
	private final PersonalPart personal;
	private final Verifications verifications;
	private final InsuranceVisits visits;
	private final LiveKeys keys;
	private final SettlementRecords settlements;
	private final PaymentsOfPersons persons;
	private final PaymentTraits traits;
	private final BillNumbers numbers;
	private final Institutions institutions;
	private final Workers workers;
	private final Audit audit;
	private final BusinessClock clock;

	BillIntake(Payments payments, PersonalPart personal, Verifications verifications, InsuranceVisits visits, LiveKeys keys,
			SettlementRecords settlements, PaymentsOfPersons persons, PaymentTraits traits, BillNumbers numbers, Institutions institutions,
			Workers workers, Audit audit,
			BusinessClock clock) {
		this.payments = payments;
		this.personal = personal;
		this.verifications = verifications;
		this.visits = visits;
		this.keys = keys;
		this.settlements = settlements;
		this.persons = persons;
		this.traits = traits;
		this.numbers = numbers;
		this.institutions = institutions;
		this.workers = workers;
		this.audit = audit;
		this.clock = clock;
	}

	/** In the caller's transaction, which is rolled back unless the bill is {@link PaymentOutcome.Received}. */
	PaymentOutcome open(InstitutionId institution, String clientId, Bill bill) {
		if (!numbers.takeForBill(institution, bill.billNumber())) {
			if (numbers.isWithdrawn(institution, bill.billNumber())) {
				return new PaymentOutcome.Withdrawn();
			}
			throw new DuplicateKeyException("Bill number " + bill.billNumber() + " was taken in this moment");
		}
		var verification = new VerificationId(institution, bill.verificationId());
		return switch (verifications.bind(verification, bill.visit().visitNumber())) {
			case Binding.Bound bound -> {
				Optional<PaymentOutcome.NotTaken> refusal = refusal(institution, bill, bound.person());
				yield refusal.isPresent() ? refusal.get() : store(PaymentId.next(institution), clientId, bill, bound.person());
			}
			case Binding.Unknown unknown -> new PaymentOutcome.NotOpened(PaymentOutcome.Why.UNKNOWN);
			case Binding.Expired expired -> new PaymentOutcome.NotOpened(PaymentOutcome.Why.EXPIRED);
			case Binding.OfAnotherVisit another -> new PaymentOutcome.NotOpened(PaymentOutcome.Why.OF_ANOTHER_VISIT);
			case Binding.NotVerified notVerified -> new PaymentOutcome.NotOpened(PaymentOutcome.Why.NOT_VERIFIED);
		};
	}

	/** Whether the institution takes this person's bill in as it is. */
	Optional<PaymentOutcome.NotTaken> refusal(InstitutionId institution, Bill bill, VerifiedPerson person) {
		return WhoSettles.refusal(institutions.byId(institution).policies().insuranceByHis(), bill, person.insuranceType() != null, clock.now());
	}

	private PaymentOutcome store(PaymentId id, String clientId, Bill bill, VerifiedPerson person) {
		boolean insured = person.insuranceType() != null;
		var situation = Situation.received(insured, bill.scene() != Scene.REGISTRATION, route(bill, person));
		Payment.Sealed sealed = personal.seal(id, bill, person);
		Payment payment = payments.saveAndFlush(new Payment(id, bill, sealed, situation, workers.self(), clock.now()));
		Optional<PaymentOutcome.NotTaken> taken = lineTaken(id, bill).or(() -> settlementTaken(id, bill));
		if (taken.isPresent()) {
			return taken.get();
		}
		boolean asksPlatform = insured && bill.insuranceSettlement() == null;
		if (asksPlatform && !visits.take(InsuranceLeg.visitKey(payment), id.value(), null, workers.living())) {
			return new PaymentOutcome.VisitBusy();
		}
		persons.add(id, sealed);
		traits.add(id, person);
		audit.record(new AuditEntry(id.institution(), clientId, "payment.received", bill.billNumber(), "RECEIVED", null));
		return new PaymentOutcome.Received(id);
	}

	private Optional<PaymentOutcome.NotTaken> lineTaken(PaymentId id, Bill bill) {
		List<String> lines = bill.lines().stream().map(Bill.Line::lineId).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
		return keys.take(id, LiveKeys.Kind.LINE, lines).map(holder -> {
			int line = IntStream.range(0, bill.lines().size()).filter(index -> holder.value().equals(bill.lines().get(index).lineId())).findFirst()
					.orElseThrow();
			return new PaymentOutcome.LineAlreadyPaid(line, holder.billNumber(), holder.payment());
		});
	}

	private Optional<PaymentOutcome.NotTaken> settlementTaken(PaymentId id, Bill bill) {
		Bill.HisSettlement given = bill.insuranceSettlement();
		if (given == null) {
			return Optional.empty();
		}
		Optional<LiveKeys.Holder> holder = keys.take(id, LiveKeys.Kind.SETTLEMENT, List.of(given.settlementNumber()));
		if (holder.isEmpty() && !settlements.knows(id.institution(), given.settlementNumber())) {
			return Optional.empty();
		}
		return Optional.of(new PaymentOutcome.SettlementUsed(holder.map(LiveKeys.Holder::billNumber).orElse(null)));
	}

	private static SelfPayRoute route(Bill bill, VerifiedPerson person) {
		return switch (bill.selfPayBy()) {
			case WINDOW -> SelfPayRoute.WINDOW;
			case AGREEMENT -> person.mayCharge() ? SelfPayRoute.AGREEMENT : SelfPayRoute.CONFIRM_ON_PHONE;
		};
	}
}
