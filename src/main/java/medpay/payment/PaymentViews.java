package medpay.payment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import medpay.institution.InstitutionPolicies;
import medpay.institution.Institutions;
import medpay.insurance.InsuranceSettlement;
import medpay.insurance.UploadedLine;
import medpay.payment.PaymentView.ChargeState;
import medpay.payment.PaymentView.InsuranceState;
import medpay.payment.PaymentView.NextAction;
import medpay.payment.PaymentView.Release;
import medpay.payment.machine.PaymentState;
import medpay.payment.machine.SelfPayRoute;
import medpay.shared.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads payments as callers see them (支付查询). */
@Component
public class PaymentViews {

	private final Payments payments;
	private final ChargeOrders orders;
	private final PersonalPart personal;
	private final Institutions institutions;
	private final WindowReceipts receipts;
	private final AtWindow atWindow;
	private final RefundViews refunds;

	PaymentViews(Payments payments, ChargeOrders orders, PersonalPart personal, Institutions institutions, WindowReceipts receipts,
			AtWindow atWindow, RefundViews refunds) {
		this.payments = payments;
		this.orders = orders;
		this.personal = personal;
		this.institutions = institutions;
		this.receipts = receipts;
		this.atWindow = atWindow;
		this.refunds = refunds;
	}

	@Transactional(readOnly = true)
	public Optional<PaymentView> find(PaymentId id) {
		return payments.findById(id).map(this::view);
	}

	/** Where the hospital wants to be told of this payment; empty for its registered address. */
	@Transactional(readOnly = true)
	public Optional<String> notifyUrl(PaymentId id) {
		return payments.findById(id).map(payment -> personal.bill(payment).notifyUrl());
	}

	PaymentView view(Payment payment) {
		Optional<ChargeOrder> order = payment.orderNumber()
				.flatMap(number -> orders.findById(new ChargeOrder.Id(payment.institution().value(), number)));
		Spoken spoken = spoken(payment);
		RefundViews.Sums refunded = refunds.sums(payment.getId());
		return new PaymentView(payment.getId().value(), payment.billNumber(), payment.visitNumber(), payment.state(), payment.scene(),
				payment.total().fen(), insurance(payment), charge(payment, order.orElse(null)), window(payment), refunded.total().fen(),
				refunded.charge().fen(), spoken.release(),
				spoken.action(),
				PaymentTexts.forOperator(spoken), PaymentTexts.forPatient(spoken), shanghai(payment.createdAt()),
				shanghai(payment.updatedAt()));
	}

	private PaymentView.Insurance insurance(Payment payment) {
		Optional<InsuranceSettlement> settlement = payment.insuredPart().settlement().map(InsuranceLeg::read);
		return new PaymentView.Insurance(insuranceState(payment), payment.insuredPart().settlementNumber().orElse(null),
				payment.insuredPart().insuranceVisitNumber().orElse(null), payment.insuredPart().fundPaid().fen(),
				payment.insuredPart().personalAccountPaid().fen(),
				payment.insuredPart().otherPaid().fen(), payment.selfPay().fen(), settlement.map(InsuranceSettlement::amounts).orElse(Map.of()),
				settlement.map(PaymentViews::details).orElse(List.of()), lines(payment),
				payment.insuredPart().refusalText().filter(text -> payment.state() == PaymentState.REFUSED).orElse(null));
	}

	/** An estimate as callers see it: nothing of it happened. */
	public PaymentView.Insurance insurance(Bill bill, Estimate.Estimated estimated) {
		InsuranceSettlement trial = estimated.trial();
		if (trial == null) {
			return new PaymentView.Insurance(InsuranceState.NONE, null, null, 0, 0, 0, estimated.selfPay().fen(), Map.of(), List.of(), List.of(),
					null);
		}
		return new PaymentView.Insurance(InsuranceState.NONE, null, null, trial.fundPaid().fen(), trial.personalAccountPaid().fen(),
				trial.otherPaid().fen(), trial.selfPay().fen(), trial.amounts(), details(trial), lines(bill, estimated.lines()), null);
	}

	static List<PaymentView.Detail> details(InsuranceSettlement settlement) {
		return settlement.details().stream().map(row -> new PaymentView.Detail(row.fundType(), row.name(), row.paid())).toList();
	}

	private List<PaymentView.Line> lines(Payment payment) {
		List<UploadedLine> uploaded = InsuranceLeg.insuredLines(payment);
		if (uploaded.isEmpty()) {
			return List.of();
		}
		return lines(personal.bill(payment), uploaded);
	}

	/** The platform answers the lines in the order and under the serial numbers in which they were sent. */
	static List<PaymentView.Line> lines(Bill bill, List<UploadedLine> uploaded) {
		return IntStream.range(0, Math.min(uploaded.size(), bill.lines().size())).mapToObj(index -> {
			UploadedLine line = uploaded.get(index);
			return new PaymentView.Line(bill.lines().get(index).lineNumber(), line.itemClass(), line.firstPayShare(), line.ownPay().fen(),
					line.overLimit().fen(), line.firstPay().fen(), line.inScope().fen());
		}).toList();
	}

	private static InsuranceState insuranceState(Payment payment) {
		if (!payment.situation().insured()) {
			return InsuranceState.NONE;
		}
		return switch (payment.state()) {
			case RECEIVED, SETTLING_INSURANCE -> InsuranceState.SETTLING;
			case INSURANCE_IN_DOUBT -> InsuranceState.IN_DOUBT;
			case INSURED, CHARGING, CHARGE_IN_DOUBT, PAID, AT_WINDOW, PAID_AT_WINDOW -> InsuranceState.SETTLED;
			case REVERSING, REVERSAL_IN_DOUBT -> InsuranceState.REVERSING;
			case REVERSED -> InsuranceState.REVERSED;
			case REFUSED -> InsuranceState.REFUSED;
		};
	}

	private static PaymentView.Charge charge(Payment payment, @Nullable ChargeOrder order) {
		ChargeState state = chargeState(payment, order);
		if (order == null) {
			return new PaymentView.Charge(state, null, null, null, null, null, null, payment.windowReason().orElse(null));
		}
		return new PaymentView.Charge(state, order.channel(), order.agreementNumber(), order.orderNumber(), order.amount().fen(),
				order.channelReference().orElse(null), order.chargedAt().map(PaymentViews::shanghai).orElse(null), order.reason().orElse(null));
	}

	private static ChargeState chargeState(Payment payment, @Nullable ChargeOrder order) {
		if (order == null) {
			return ChargeState.NONE;
		}
		return switch (order.outcome()) {
			case OPEN -> payment.state() == PaymentState.CHARGING ? ChargeState.CHARGING : ChargeState.IN_DOUBT;
			case CHARGED, CHARGED_LATE -> ChargeState.CHARGED;
			case DECLINED -> ChargeState.DECLINED;
		};
	}

	private PaymentView.@Nullable Window window(Payment payment) {
		Optional<PaymentView.Receipt> receipt = receipts.of(payment.getId()).map(PaymentViews::receipt);
		if (payment.windowSince().isEmpty() && receipt.isEmpty()) {
			return null;
		}
		boolean due = payment.state() == PaymentState.AT_WINDOW;
		Optional<OffsetDateTime> expires = payment.situation().mayExpire()
				? atWindow.nextLook(payment).map(PaymentViews::shanghai)
				: Optional.empty();
		return new PaymentView.Window(due ? payment.selfPay().fen() : 0, windowReason(payment), expires.orElse(null),
				payment.owedSince().map(PaymentViews::shanghai).orElse(null), receipt.orElse(null));
	}

	private static PaymentView.Receipt receipt(WindowReceipt receipt) {
		return new PaymentView.Receipt(receipt.number(), receipt.method().name(), receipt.amount().fen(), receipt.operator().code(),
				receipt.despiteDoubt(), shanghai(receipt.takenAt()));
	}

	private static @Nullable String windowReason(Payment payment) {
		if (payment.state() == PaymentState.REFUSED && payment.situation().withdrawn()) {
			return "withdrawn";
		}
		return payment.situation().route() == SelfPayRoute.WINDOW ? "patient_chose_window" : payment.windowReason().orElse(null);
	}

	private Spoken spoken(Payment payment) {
		InsuredPart insured = payment.insuredPart();
		var parts = new Spoken.Parts(payment.situation().insured(), payment.guardianPays(), payment.total(), insured.fundPaid(),
				insured.personalAccountPaid(), insured.otherPaid(), payment.selfPay());
		String reason = windowReason(payment);
		return new Spoken(payment.state(), nextAction(payment), release(payment), parts, reason == null ? null : ChargeReason.of(reason));
	}

	private Release release(Payment payment) {
		InstitutionPolicies policies = institutions.byId(payment.institution()).policies();
		return Releases.of(payment.state(), payment.scene(), payment.selfPay(), policies);
	}

	static NextAction nextAction(Payment payment) {
		boolean inHis = payment.insuredPart().settledByHis();
		return switch (payment.state()) {
			case PAID, PAID_AT_WINDOW -> NextAction.NONE;
			case AT_WINDOW ->
				payment.situation().asksPatient() ? NextAction.CONFIRM_ON_PHONE : NextAction.COLLECT_AT_WINDOW;
			case REVERSED -> inHis ? NextAction.REVERSE_INSURANCE_IN_HIS : NextAction.NONE;
			case REFUSED -> inHis ? NextAction.REVERSE_INSURANCE_IN_HIS : refused(payment);
			case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, INSURED, CHARGING, CHARGE_IN_DOUBT, REVERSING, REVERSAL_IN_DOUBT ->
				NextAction.ASK_AGAIN;
		};
	}

	private static NextAction refused(Payment payment) {
		return payment.insuredPart().codeExpired() ? NextAction.SHOW_CODE_AGAIN : NextAction.SETTLE_AT_WINDOW;
	}

	static OffsetDateTime shanghai(Instant instant) {
		return instant.atZone(BusinessClock.SHANGHAI).toOffsetDateTime();
	}
}
