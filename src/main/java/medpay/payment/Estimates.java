package medpay.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import medpay.agreement.CreditAgreements.Standing;
import medpay.agreement.CreditForesight;
import medpay.exchange.Exchange;
import medpay.insurance.InsurancePlatform;
import medpay.insurance.InsurancePlatform.Acknowledgement;
import medpay.insurance.InsurancePlatform.LinesUpload;
import medpay.insurance.InsurancePlatform.TrialSettlement;
import medpay.insurance.InsurancePlatform.VisitOpening;
import medpay.insurance.InsuranceSettlement;
import medpay.insurance.UploadedLine;
import medpay.shared.BusinessClock;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.Scene;
import medpay.shared.call.Answer;
import medpay.shared.call.OutsideCall;
import medpay.voucher.VerificationId;
import medpay.voucher.Verifications;
import medpay.voucher.Verifications.Binding;
import medpay.voucher.VerifiedPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Estimates a bill (费用试算): 2201 to 2206, then 2205, and 2202 where it opened the visit. Consumes neither verification nor bill number; a crash in between
 * leaves nothing that moves money.
 */
@Service
public class Estimates {

	private static final String SUBJECT = "estimate";

	private final Verifications verifications;
	private final BillIntake intake;
	private final InsurancePlatform platform;
	private final InsuranceOrders orders;
	private final InsuranceVisits visits;
	private final CreditForesight foresight;
	private final PersonalPart personal;
	private final Workers workers;
	private final Exchange exchange;
	private final BusinessClock clock;
	private final TransactionOperations transactions;

	Estimates(Verifications verifications, BillIntake intake, InsurancePlatform platform, InsuranceOrders orders, InsuranceVisits visits,
			CreditForesight foresight,
			PersonalPart personal, Workers workers, Exchange exchange, BusinessClock clock, TransactionOperations transactions) {
		this.verifications = verifications;
		this.intake = intake;
		this.platform = platform;
		this.orders = orders;
		this.visits = visits;
		this.foresight = foresight;
		this.personal = personal;
		this.workers = workers;
		this.exchange = exchange;
		this.clock = clock;
		this.transactions = transactions;
	}

	/** What would this bill come to? */
	public Estimate estimate(InstitutionId institution, Bill bill) {
		Binding binding = verifications.peek(new VerificationId(institution, bill.verificationId()), bill.visit().visitNumber());
		return switch (binding) {
			case Binding.Bound bound -> intake.refusal(institution, bill, bound.person()).<Estimate>map(Estimate.NotTaken::new)
					.orElseGet(() -> estimate(institution, bill, bound.person()));
			case Binding.Unknown unknown -> notOpened(PaymentOutcome.Why.UNKNOWN);
			case Binding.Expired expired -> notOpened(PaymentOutcome.Why.EXPIRED);
			case Binding.OfAnotherVisit another -> notOpened(PaymentOutcome.Why.OF_ANOTHER_VISIT);
			case Binding.NotVerified notVerified -> notOpened(PaymentOutcome.Why.NOT_VERIFIED);
		};
	}

	private static Estimate notOpened(PaymentOutcome.Why why) {
		return new Estimate.NotTaken(new PaymentOutcome.NotOpened(why));
	}

	private Estimate estimate(InstitutionId institution, Bill bill, VerifiedPerson person) {
		if (person.insuranceType() == null) {
			return carried(person, bill.totalFen(), null, List.of());
		}
		if (bill.insuranceSettlement() != null) {
			InsuranceSettlement settled = InsuranceLeg.settlement(bill.insuranceSettlement(), person, clock.now());
			return carried(person, settled.selfPay(), settled, List.of());
		}
		var key = new InsuranceVisits.Key(institution, bill.visit().visitNumber(), personal.key(person.number()));
		UUID id = Ids.timeOrdered();
		if (!visits.take(key, id, workers.self(), workers.living())) {
			return new Estimate.NotTaken(new PaymentOutcome.VisitBusy());
		}
		try {
			String given = bill.visit().insuranceVisitNumber();
			Optional<String> known = given != null ? Optional.of(given) : visits.numberOf(key);
			return new Trial(institution, bill, person, id, known.orElse(null)).run();
		} finally {
			visits.leave(key, id);
		}
	}

	private Estimate carried(VerifiedPerson person, Money selfPay, @Nullable InsuranceSettlement trial, List<UploadedLine> lines) {
		if (selfPay.nothing()) {
			return new Estimate.Estimated(trial, lines, selfPay, true, null);
		}
		Optional<Standing> standing = foresight.of(person.payer(), person.paidFor());
		if (standing.isEmpty()) {
			return new Estimate.Estimated(trial, lines, selfPay, false, Estimate.Why.NO_AGREEMENT);
		}
		Money available = standing.get().available();
		if (available != null && selfPay.compareTo(available) > 0) {
			return new Estimate.Estimated(trial, lines, selfPay, false, Estimate.Why.LIMIT_TOO_LOW);
		}
		return new Estimate.Estimated(trial, lines, selfPay, available == null ? null : true,
				person.mayCharge() ? null : Estimate.Why.CONFIRM_ON_PHONE);
	}

	private <A> A ask(InstitutionId institution, UUID id, OutsideCall<A> call) {
		UUID attempt = Objects.requireNonNull(transactions.execute(status -> exchange.sending(institution, SUBJECT, id, call)));
		Answer<A> answer = call.send();
		transactions.executeWithoutResult(status -> exchange.received(institution, attempt, answer));
		return answer.meaning();
	}

	/** One run through the platform. */
	private final class Trial {

		private final InstitutionId institution;
		private final Bill bill;
		private final VerifiedPerson person;
		private final UUID id;
		private final boolean visitWasOpen;
		private InsuranceOrders.Order order;

		Trial(InstitutionId institution, Bill bill, VerifiedPerson person, UUID id, @Nullable String insuranceVisitNumber) {
			this.institution = institution;
			this.bill = bill;
			this.person = person;
			this.id = id;
			this.visitWasOpen = insuranceVisitNumber != null;
			this.order = orders.order(institution, id, bill, person, insuranceVisitNumber);
		}

		Estimate run() {
			if (visitWasOpen) {
				return diagnosed();
			}
			return switch (ask(institution, id, platform.openVisit(order.visit(), order.opening()))) {
				case VisitOpening.Opened opened -> {
					order = orders.order(institution, id, bill, person, opened.insuranceVisitNumber());
					Estimate estimate = diagnosed();
					ask(institution, id, platform.closeVisit(order.visit(), order.insuranceVisitNumber(), bill.visit().visitNumber()));
					yield estimate;
				}
				case VisitOpening.Refused refused -> new Estimate.Refused(refused.code(), refused.message());
				case VisitOpening.NoAnswer silence -> new Estimate.NoAnswer();
			};
		}

		private Estimate diagnosed() {
			if (bill.scene() == Scene.REGISTRATION) {
				return uploaded();
			}
			return switch (ask(institution, id, platform.tellDiagnoses(order.visit(), order.diagnoses()))) {
				case Acknowledgement.Done done -> uploaded();
				case Acknowledgement.Refused refused -> new Estimate.Refused(refused.code(), refused.message());
				case Acknowledgement.NoAnswer silence -> new Estimate.NoAnswer();
			};
		}

		private Estimate uploaded() {
			List<UploadedLine> lines = new ArrayList<>();
			Estimate estimate = null;
			for (int part = 0; part < order.parts() && estimate == null; part++) {
				estimate = switch (ask(institution, id, platform.uploadLines(order.visit(), order.part(part)))) {
					case LinesUpload.Uploaded uploaded -> {
						lines.addAll(uploaded.lines());
						yield null;
					}
					case LinesUpload.Refused refused -> new Estimate.Refused(refused.code(), refused.message());
					case LinesUpload.NoAnswer silence -> new Estimate.NoAnswer();
				};
			}
			if (estimate == null) {
				estimate = tried(lines);
			}
			ask(institution, id, platform.withdrawLines(order.visit(), order.insuranceVisitNumber(), order.batchNumber()));
			return estimate;
		}

		private Estimate tried(List<UploadedLine> lines) {
			return switch (ask(institution, id, platform.trySettlement(order.visit(), order.settlement()))) {
				case TrialSettlement.Tried tried -> carried(person, tried.settlement().selfPay(), tried.settlement(), lines);
				case TrialSettlement.Refused refused -> new Estimate.Refused(refused.code(), refused.message());
				case TrialSettlement.NoAnswer silence -> new Estimate.NoAnswer();
			};
		}
	}
}
