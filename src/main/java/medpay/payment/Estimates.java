package medpay.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import medpay.agreement.CreditAgreements;
import medpay.agreement.CreditAgreements.Standing;
import medpay.exchange.Exchange;
import medpay.insurance.InsurancePlatform;
import medpay.insurance.InsurancePlatform.Acknowledgement;
import medpay.insurance.InsurancePlatform.LinesUpload;
import medpay.insurance.InsurancePlatform.TrialSettlement;
import medpay.insurance.InsurancePlatform.VisitOpening;
import medpay.insurance.InsuranceSettlement;
import medpay.insurance.UploadedLine;
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
	private final InsurancePlatform platform;
	private final InsuranceOrders orders;
	private final InsuranceVisits visits;
	private final CreditAgreements agreements;
	private final PersonalPart personal;
	private final Workers workers;
	private final Exchange exchange;
	private final TransactionOperations transactions;

	Estimates(Verifications verifications, InsurancePlatform platform, InsuranceOrders orders, InsuranceVisits visits, CreditAgreements agreements,
			PersonalPart personal, Workers workers, Exchange exchange, TransactionOperations transactions) {
		this.verifications = verifications;
		this.platform = platform;
		this.orders = orders;
		this.visits = visits;
		this.agreements = agreements;
		this.personal = personal;
		this.workers = workers;
		this.exchange = exchange;
		this.transactions = transactions;
	}

	/** What would this bill come to? */
	public Estimate estimate(InstitutionId institution, Bill bill) {
		Binding binding = verifications.peek(new VerificationId(institution, bill.verificationId()), bill.visit().visitNumber());
		return switch (binding) {
			case Binding.Bound bound -> estimate(institution, bill, bound.person());
			case Binding.Unknown unknown -> new Estimate.NotOpened(PaymentOutcome.Why.UNKNOWN);
			case Binding.Expired expired -> new Estimate.NotOpened(PaymentOutcome.Why.EXPIRED);
			case Binding.OfAnotherVisit another -> new Estimate.NotOpened(PaymentOutcome.Why.OF_ANOTHER_VISIT);
			case Binding.NotVerified notVerified -> new Estimate.NotOpened(PaymentOutcome.Why.NOT_VERIFIED);
		};
	}

	private Estimate estimate(InstitutionId institution, Bill bill, VerifiedPerson person) {
		if (person.insuranceType() == null) {
			return carried(person, bill.totalFen(), null, List.of());
		}
		var key = new InsuranceVisits.Key(institution, bill.visit().visitNumber(), personal.key(person.number()));
		UUID id = Ids.timeOrdered();
		if (!visits.take(key, id, workers.self(), workers.living())) {
			return new Estimate.VisitBusy();
		}
		try {
			String given = bill.visit().insuranceVisitNumber();
			Optional<String> known = given != null ? Optional.of(given) : visits.numberOf(key);
			return new Trial(institution, bill, person, id, known.orElse(null)).run();
		} finally {
			visits.leave(key, id);
		}
	}

	private Estimate carried(VerifiedPerson person, Money selfPay, @Nullable InsuranceSettlement trial,
			List<UploadedLine> lines) {
		Optional<Standing> standing = agreements.standing(person.payer(), person.paidFor(), selfPay);
		if (selfPay.nothing()) {
			return new Estimate.Estimated(trial, lines, selfPay, true, null);
		}
		if (standing.isEmpty() || !person.mayCharge()) {
			return new Estimate.Estimated(trial, lines, selfPay, false, "no_agreement");
		}
		if (!standing.get().status().equals("ACTIVE")) {
			return new Estimate.Estimated(trial, lines, selfPay, false, "agreement_not_active");
		}
		Money available = standing.get().available();
		if (available == null) {
			return new Estimate.Estimated(trial, lines, selfPay, null, null);
		}
		boolean enough = selfPay.compareTo(available) <= 0;
		return new Estimate.Estimated(trial, lines, selfPay, enough, enough ? null : "limit_too_low");
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
