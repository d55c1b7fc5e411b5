package medpay.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import medpay.insurance.InsurancePlatform;
import medpay.insurance.InsurancePlatform.Acknowledgement;
import medpay.insurance.InsurancePlatform.LinesUpload;
import medpay.insurance.InsurancePlatform.SettlementResult;
import medpay.insurance.InsurancePlatform.TrialSettlement;
import medpay.insurance.InsurancePlatform.VisitOpening;
import medpay.insurance.InsurancePlatform.VoidResult;
import medpay.insurance.InsuranceSettlement;
import medpay.insurance.SettlementFigures;
import medpay.insurance.UploadedLine;
import medpay.payment.machine.PaymentEvent;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.voucher.VerifiedPerson;
import org.springframework.stereotype.Component;

/** The insured part of a payment (医保部分): which transaction comes next at the platform, and what its answer means for the payment. */
@Component
class InsuranceLeg {

	private final InsurancePlatform platform;
	private final InsuranceOrders orders;
	private final PersonalPart personal;
	private final InsuranceVisits visits;
	private final SettlementRecords records;
	private final BusinessClock clock;

	InsuranceLeg(InsurancePlatform platform, InsuranceOrders orders, PersonalPart personal, InsuranceVisits visits, SettlementRecords records,
			BusinessClock clock) {
		this.platform = platform;
		this.orders = orders;
		this.personal = personal;
		this.visits = visits;
		this.records = records;
		this.clock = clock;
	}

	/** The inputs of the platform's transactions: the sealed bill and person are opened for it. */
	InsuranceOrders.Order order(Payment payment) {
		return orders.of(payment);
	}

	/** Whether the bill's operator is signed in at the platform. */
	boolean signedIn(InsuranceOrders.Order order) {
		return platform.signedIn(order.visit().institution(), order.visit().operator());
	}

	Step.SignIn signIn(InsuranceOrders.Order order) {
		return new Step.SignIn(order.visit().institution(), order.visit().operator());
	}

	/** The hospital's own system settled the bill: its figures are recorded as the platform's would be, and nobody is called. */
	PaymentEvent settledByHospital(Payment payment) {
		InsuranceSettlement settlement = settlement(Objects.requireNonNull(personal.bill(payment).insuranceSettlement()),
				personal.person(payment), payment.createdAt());
		payment.insuredPart().settledBy(settlement, StoredJson.text(settlement));
		records.settled(payment, settlement, clock.now());
		return new PaymentEvent.SettledByHospital(settlement.selfPay().nothing());
	}

	/** What the hospital settled. {@code received}: when its bill came, for a settlement without a time. */
	static InsuranceSettlement settlement(Bill.HisSettlement given, VerifiedPerson person, Instant received) {
		var heading = new SettlementFigures.Heading(given.settlementNumber(), given.insuranceVisitNumber(), given.messageNumber(),
				Objects.requireNonNullElse(given.settledAt(), received), Objects.requireNonNullElse(person.insuranceType(), ""),
				Objects.requireNonNullElse(person.personType(), ""));
		return given.figures().settlement(heading);
	}

	/** The next transaction of a payment that is settling. */
	Step.Prepared<?> next(Payment payment, InsuranceOrders.Order order) {
		return switch (payment.situation().step()) {
			case OPEN_VISIT -> new Step.Prepared<>(platform.openVisit(order.visit(), order.opening()),
					(changed, answer) -> opened(changed, answer.meaning()));
			case TELL_DIAGNOSES -> new Step.Prepared<>(platform.tellDiagnoses(order.visit(), order.diagnoses()),
					(changed, answer) -> told(changed, answer.meaning()));
			case UPLOAD_LINES -> new Step.Prepared<>(platform.uploadLines(order.visit(), order.part(payment.insuredPart().uploadedParts())),
					(changed, answer) -> uploaded(changed, order.parts(), answer.meaning()));
			case TRY -> new Step.Prepared<>(platform.trySettlement(order.visit(), order.settlement()),
					(changed, answer) -> tried(changed, answer.meaning()));
			case SETTLE -> settle(payment, order);
			case WITHDRAW_LINES -> new Step.Prepared<>(platform.withdrawLines(order.visit(), order.insuranceVisitNumber(), order.batchNumber()),
					(changed, answer) -> withdrawn(changed, answer.meaning()));
			case NOTHING -> throw new IllegalStateException("A settling payment always has a next transaction");
		};
	}

	private Step.Prepared<?> settle(Payment payment, InsuranceOrders.Order order) {
		InsuranceSettlement trial = read(payment.insuredPart().trial().orElseThrow());
		var call = platform.settle(order.visit(), order.settlement(), trial.scope());
		payment.insuredPart().settlingWith(call.number());
		return new Step.Prepared<>(call, (changed, answer) -> settled(changed, answer.meaning()));
	}

	/** 2601 for the 2207 that nobody answered. */
	Step.Prepared<?> voiding(Payment payment, InsuranceOrders.Order order) {
		var call = platform.voidTransaction(order.visit(), payment.insuredPart().settleMessage().orElseThrow(), "2207");
		return new Step.Prepared<>(call, (changed, answer) -> voided(changed, answer.meaning()));
	}

	private PaymentEvent opened(Payment payment, VisitOpening answer) {
		return switch (answer) {
			case VisitOpening.Opened opened -> {
				visits.opened(visitKey(payment), opened.insuranceVisitNumber(), true, clock.now());
				payment.insuredPart().visitKnownAs(opened.insuranceVisitNumber());
				yield new PaymentEvent.VisitOpened();
			}
			case VisitOpening.Refused refused -> refused(payment, refused.code(), refused.message(), refused.codeExpired());
			case VisitOpening.NoAnswer silence -> new PaymentEvent.InsuranceSilent();
		};
	}

	private static PaymentEvent told(Payment payment, Acknowledgement answer) {
		return switch (answer) {
			case Acknowledgement.Done done -> new PaymentEvent.DiagnosesTold();
			case Acknowledgement.Refused refused -> refused(payment, refused.code(), refused.message(), false);
			case Acknowledgement.NoAnswer silence -> new PaymentEvent.InsuranceSilent();
		};
	}

	private PaymentEvent uploaded(Payment payment, int parts, LinesUpload answer) {
		return switch (answer) {
			case LinesUpload.Uploaded uploaded -> {
				List<UploadedLine> lines = new ArrayList<>(insuredLines(payment));
				lines.addAll(uploaded.lines());
				payment.insuredPart().partUploaded(StoredJson.text(lines));
				yield payment.insuredPart().uploadedParts() < parts ? new PaymentEvent.PartUploaded() : new PaymentEvent.LinesUploaded();
			}
			case LinesUpload.Refused refused -> refused(payment, refused.code(), refused.message(), false);
			case LinesUpload.NoAnswer silence -> new PaymentEvent.InsuranceSilent();
		};
	}

	private PaymentEvent tried(Payment payment, TrialSettlement answer) {
		return switch (answer) {
			case TrialSettlement.Tried tried -> {
				payment.insuredPart().tried(StoredJson.text(tried.settlement()));
				yield new PaymentEvent.Tried();
			}
			case TrialSettlement.Refused refused -> refused(payment, refused.code(), refused.message(), refused.codeExpired());
			case TrialSettlement.NoAnswer silence -> new PaymentEvent.InsuranceSilent();
		};
	}

	private PaymentEvent settled(Payment payment, SettlementResult answer) {
		return switch (answer) {
			case SettlementResult.Settled settled -> {
				InsuranceSettlement settlement = settled.settlement();
				payment.insuredPart().settledBy(settlement, StoredJson.text(settlement));
				records.settled(payment, settlement, clock.now());
				yield new PaymentEvent.Settled(settlement.selfPay().nothing());
			}
			case SettlementResult.Refused refused -> refused(payment, refused.code(), refused.message(), refused.codeExpired());
			case SettlementResult.InDoubt doubt -> new PaymentEvent.SettlementInDoubt();
		};
	}

	private static PaymentEvent withdrawn(Payment payment, Acknowledgement answer) {
		return switch (answer) {
			case Acknowledgement.Done done -> withdrawn(payment);
			case Acknowledgement.Refused nothingThere -> withdrawn(payment);
			case Acknowledgement.NoAnswer silence -> new PaymentEvent.InsuranceSilent();
		};
	}

	private static PaymentEvent withdrawn(Payment payment) {
		payment.insuredPart().linesWithdrawn();
		return new PaymentEvent.LinesWithdrawn();
	}

	private PaymentEvent voided(Payment payment, VoidResult answer) {
		return switch (answer) {
			case VoidResult.Voided voided -> nothingSettled(payment);
			case VoidResult.NothingToVoid nothing -> nothingSettled(payment);
			case VoidResult.InDoubt doubt -> new PaymentEvent.VoidInDoubt();
		};
	}

	/** The credential lives until the end of the service day on which the bill came; after that the patient shows a code again. */
	private PaymentEvent nothingSettled(Payment payment) {
		Instant now = clock.now();
		boolean lives = now.isBefore(BusinessDate.of(payment.createdAt()).end());
		payment.insuredPart().refusedBecause("insurance_in_doubt", "The settlement stayed without an answer and was voided", !lives);
		return new PaymentEvent.Voided(lives);
	}

	private static PaymentEvent refused(Payment payment, String code, String text, boolean codeExpired) {
		payment.insuredPart().refusedBecause(code, text, codeExpired);
		return new PaymentEvent.InsuranceRefused();
	}

	static InsuranceVisits.Key visitKey(Payment payment) {
		return new InsuranceVisits.Key(payment.institution(), payment.visitNumber(), payment.personKey());
	}

	static List<UploadedLine> insuredLines(Payment payment) {
		return payment.insuredPart().insuredLines().map(text -> List.of(StoredJson.read(text, UploadedLine[].class))).orElse(List.of());
	}

	static InsuranceSettlement read(String settlement) {
		return StoredJson.read(settlement, InsuranceSettlement.class);
	}
}
