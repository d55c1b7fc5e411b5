package medpay.insurance;

import java.net.URI;
import java.util.function.BiFunction;
import medpay.insurance.PlatformCalls.Order;
import medpay.insurance.platform.Codes;
import medpay.insurance.platform.LineMessages;
import medpay.insurance.platform.MalformedMessage;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.SettlementMessages;
import medpay.insurance.platform.Transaction;
import medpay.insurance.platform.VisitMessages;
import medpay.insurance.platform.VoidMessages;
import medpay.insurance.platform.VoucherMessages;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.institution.InsuranceAccess;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.Operator;
import medpay.shared.Scene;
import medpay.shared.call.OutsideCall;
import medpay.shared.call.Wire;
import org.springframework.stereotype.Service;

/** {@link InsurancePlatform} over HTTP by the national interface (国家医保接口客户端): which input goes out, and what its answer means. */
@Service
class InsuranceClient implements InsurancePlatform {

	/** So many lines go in one 2204. */
	private static final int MOST_LINES = 100;

	private final Institutions institutions;
	private final PlatformCalls calls;
	private final RequestWriter writer;
	private final Wire wire;
	private final BusinessClock clock;
	private final InsuranceSettings settings;
	private final Inputs inputs;

	InsuranceClient(Institutions institutions, PlatformCalls calls, RequestWriter writer, Wire wire, BusinessClock clock,
			InsuranceSettings settings) {
		this.institutions = institutions;
		this.calls = calls;
		this.writer = writer;
		this.wire = wire;
		this.clock = clock;
		this.settings = settings;
		this.inputs = new Inputs(settings.cardByIdNumber());
	}

	@Override
	public boolean signedIn(InstitutionId institution, Operator operator) {
		return calls.signedIn(sender(institution, operator));
	}

	@Override
	public void signIn(InstitutionId institution, Operator operator) {
		calls.signIn(sender(institution, operator));
	}

	@Override
	public OutsideCall<VoucherDecoding> decode(InstitutionId id, String code, Counter counter, Operator operator) {
		Institution institution = institutions.byId(id);
		InsuranceAccess access = institutions.insuranceAccess(id);
		String deviceType = operator.kind() == Operator.Kind.TERMINAL ? Codes.SELF_SERVICE : "";
		String businessType = counter.scene() == Scene.REGISTRATION ? Codes.SHOWN_AT_REGISTRATION : Codes.SHOWN_TO_SETTLE;
		var query = new VoucherMessages.Query(institution.code().value(), businessType, "", operator.code(), operator.name(),
				counter.departmentCode(), counter.departmentName(), deviceType, code);
		byte[] request = PlatformJson.bytes(PlatformJson.tree(new VoucherMessages.Input(query)));
		URI address = URI.create(withoutSlash(access.voucherCentreAddress()) + VoucherMessages.PATH);
		var target = new PreparedCall.Target("voucher-centre", Transaction.DECODE.number(), address, settings.atTheCounter());
		return new PreparedCall<>(wire, target, writer.number(institution, clock.now()), request, VoucherReading::read);
	}

	@Override
	public OutsideCall<PersonLookup> person(InstitutionId institution, Credential credential, Operator operator) {
		var order = new Order(Transaction.PERSON, sender(institution, operator), "", PersonalTexts.of(credential), inputs.person(credential));
		return calls.prepare(order, new Reading<>((done, number) -> new PersonLookup.Found(PersonReading.read(done.output(), credential)),
				message -> new PersonLookup.Refused("-1", message), PersonLookup.NoAnswer::new));
	}

	@Override
	public OutsideCall<VisitOpening> openVisit(InsuredVisit visit, VisitOpeningOrder order) {
		return calls.prepare(order(Transaction.OPEN_VISIT, visit, inputs.openVisit(visit, order)),
				new Reading<>((done, number) -> opened(done, visit, order.visitNumber()),
						message -> new VisitOpening.Refused("-1", message, settings.saysCodeExpired(message)), VisitOpening.NoAnswer::new));
	}

	private static VisitOpening opened(PlatformSays.Done done, InsuredVisit visit, String visitNumber) {
		var opened = PlatformJson.read(done.output().get("data"), VisitMessages.Opened.class);
		if (opened.mdtrtId().isBlank()) {
			throw new MalformedMessage("no mdtrt_id");
		}
		if (!opened.psnNo().isEmpty() && !opened.psnNo().equals(visit.person().value())) {
			throw new UntrustedAnswer("the answer is about another psn_no");
		}
		if (!opened.iptOtpNo().isEmpty() && !opened.iptOtpNo().equals(visitNumber)) {
			throw new UntrustedAnswer("the answer is about another ipt_otp_no");
		}
		return new VisitOpening.Opened(opened.mdtrtId());
	}

	@Override
	public OutsideCall<Acknowledgement> closeVisit(InsuredVisit visit, String insuranceVisitNumber, String visitNumber) {
		var closing = new VisitMessages.Closing(visit.person().value(), insuranceVisitNumber, visitNumber);
		return acknowledged(order(Transaction.CLOSE_VISIT, visit, new VisitMessages.CloseInput(closing)));
	}

	@Override
	public OutsideCall<Acknowledgement> tellDiagnoses(InsuredVisit visit, DiagnosesOrder order) {
		return acknowledged(order(Transaction.DIAGNOSES, visit, inputs.diagnoses(visit, order)));
	}

	@Override
	public OutsideCall<LinesUpload> uploadLines(InsuredVisit visit, LinesOrder order) {
		if (order.lines().isEmpty() || order.lines().size() > MOST_LINES) {
			throw new IllegalArgumentException("1 to " + MOST_LINES + " lines go in one 2204, not " + order.lines().size());
		}
		return calls.prepare(order(Transaction.UPLOAD_LINES, visit, inputs.lines(visit, order)),
				new Reading<>((done, number) -> new LinesUpload.Uploaded(LinesReading.read(done.output(), order.lines())),
						message -> new LinesUpload.Refused("-1", message), LinesUpload.NoAnswer::new));
	}

	@Override
	public OutsideCall<Acknowledgement> withdrawLines(InsuredVisit visit, String insuranceVisitNumber, String batchNumber) {
		var withdrawal = new LineMessages.Withdrawal(insuranceVisitNumber, batchNumber, visit.person().value());
		return acknowledged(order(Transaction.WITHDRAW_LINES, visit, new LineMessages.WithdrawInput(withdrawal)));
	}

	@Override
	public OutsideCall<TrialSettlement> trySettlement(InsuredVisit visit, SettlementOrder order) {
		return calls.prepare(order(Transaction.TRIAL, visit, inputs.trial(visit, order)),
				new Reading<>(reading(visit, order, SettlementReading::trial).andThen(TrialSettlement.Tried::new),
						message -> new TrialSettlement.Refused("-1", message, settings.saysCodeExpired(message)), TrialSettlement.NoAnswer::new));
	}

	@Override
	public OutsideCall<SettlementResult> settle(InsuredVisit visit, SettlementOrder order, CatalogueScope scope) {
		return calls.prepare(order(Transaction.SETTLE, visit, inputs.settle(visit, order, scope)),
				new Reading<>(reading(visit, order, SettlementReading::settlement).andThen(SettlementResult.Settled::new), this::notSettled,
						SettlementResult.InDoubt::new));
	}

	private SettlementResult notSettled(String message) {
		return settings.leavesADoubt(message)
				? new SettlementResult.InDoubt(message)
				: new SettlementResult.Refused("-1", message, settings.saysCodeExpired(message));
	}

	@Override
	public OutsideCall<ReversalResult> reverse(InsuredVisit visit, String insuranceVisitNumber, String settlementNumber) {
		var input = new SettlementMessages.ReverseInput(
				new SettlementMessages.Reverse(settlementNumber, insuranceVisitNumber, visit.person().value()));
		var asked = new SettlementReading.Asked(insuranceVisitNumber, visit.person().value(), visit.insuranceType(), Money.ZERO);
		return calls.prepare(order(Transaction.REVERSE, visit, input),
				new Reading<>((done, number) -> new ReversalResult.Reversed(new SettlementReading(asked, clock).reversal(done, number)),
						this::notReversed, ReversalResult.InDoubt::new));
	}

	private ReversalResult notReversed(String message) {
		boolean before = settings.saysAlreadyReversed(message);
		return !before && settings.leavesADoubt(message)
				? new ReversalResult.InDoubt(message)
				: new ReversalResult.Refused("-1", message, before);
	}

	@Override
	public OutsideCall<VoidResult> voidTransaction(InsuredVisit visit, String messageNumber, String transaction) {
		var input = new VoidMessages.Input(new VoidMessages.Voiding(visit.person().value(), messageNumber, transaction));
		return calls.prepare(order(Transaction.VOID, visit, input), new Reading<>((done, number) -> new VoidResult.Voided(),
				message -> settings.saysNothingToVoid(message) ? new VoidResult.NothingToVoid(message) : new VoidResult.InDoubt(message),
				VoidResult.InDoubt::new));
	}

	private OutsideCall<Acknowledgement> acknowledged(Order order) {
		return calls.prepare(order, new Reading<>((done, number) -> new Acknowledgement.Done(),
				message -> new Acknowledgement.Refused("-1", message), Acknowledgement.NoAnswer::new));
	}

	/** Reads against what was asked. */
	private interface Read {

		InsuranceSettlement of(SettlementReading reading, PlatformSays.Done done, String number);
	}

	private BiFunction<PlatformSays.Done, String, InsuranceSettlement> reading(InsuredVisit visit, SettlementOrder order, Read read) {
		var asked = new SettlementReading.Asked(order.insuranceVisitNumber(), visit.person().value(), visit.insuranceType(), order.total());
		return (done, number) -> read.of(new SettlementReading(asked, clock), done, number);
	}

	private Order order(Transaction transaction, InsuredVisit visit, Object input) {
		if (visit.insuredArea().isBlank()) {
			throw new IllegalArgumentException("insuplc_admdvs is required where the input names a person");
		}
		return new Order(transaction, sender(visit.institution(), visit.operator()), visit.insuredArea(),
				PersonalTexts.of(visit.credential(), visit.person()), input);
	}

	private Sender sender(InstitutionId id, Operator operator) {
		return new Sender(institutions.byId(id), institutions.insuranceAccess(id), operator);
	}

	private static String withoutSlash(URI address) {
		String text = address.toString();
		return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
	}
}
