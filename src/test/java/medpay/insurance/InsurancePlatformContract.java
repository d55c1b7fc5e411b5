package medpay.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import medpay.insurance.InsurancePlatform.Acknowledgement;
import medpay.insurance.InsurancePlatform.Counter;
import medpay.insurance.InsurancePlatform.Diagnosis;
import medpay.insurance.InsurancePlatform.DiagnosesOrder;
import medpay.insurance.InsurancePlatform.InsuredVisit;
import medpay.insurance.InsurancePlatform.LinesOrder;
import medpay.insurance.InsurancePlatform.LinesUpload;
import medpay.insurance.InsurancePlatform.PersonLookup;
import medpay.insurance.InsurancePlatform.ReversalResult;
import medpay.insurance.InsurancePlatform.SettlementOrder;
import medpay.insurance.InsurancePlatform.SettlementResult;
import medpay.insurance.InsurancePlatform.Staff;
import medpay.insurance.InsurancePlatform.TrialSettlement;
import medpay.insurance.InsurancePlatform.VisitOpening;
import medpay.insurance.InsurancePlatform.VisitOpeningOrder;
import medpay.insurance.InsurancePlatform.VoidResult;
import medpay.insurance.InsurancePlatform.VoucherDecoding;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.Operator;
import medpay.shared.Scene;
import medpay.shared.call.OutsideCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every platform behind the port must do, scripted or real: a visit from the code to the reversal, and each fault's meaning. */
abstract class InsurancePlatformContract {

	static final Operator CASHIER = new Operator("C007", "张收费", Operator.Kind.CASHIER);
	static final Staff STAFF = new Staff("0201", "内科", "D310001", "王医生");
	static final Counter COUNTER = new Counter("0201", "内科", Scene.OUTPATIENT);

	/** What can go wrong with the next call of a transaction; the names are the sandbox's. */
	enum Fault {
		NO_ANSWER_BEFORE, NO_ANSWER_AFTER, SERVER_ERROR, DOWN, WRONG_SIGNATURE, UNKNOWN_CODE
	}

	abstract InsurancePlatform platform();

	abstract InstitutionId institution();

	/** A moment on the platform's own day. */
	abstract Instant now();

	/** A code that an insured employee shows right now. */
	abstract String shownCode();

	/** Lines of one bill, all of items that the platform knows. */
	abstract List<UploadLine> lines();

	/** The next call of this transaction meets this fault, once. */
	abstract void fault(String transaction, Fault fault);

	/** The next call of this transaction is settled with another total than was asked, once. */
	abstract void answerAnotherAmount(String transaction);

	/** The next call of this transaction is refused, once. */
	abstract void decline(String transaction);

	/** The registration's number at this platform. */
	abstract String registration();

	private static <A, B extends A> B send(OutsideCall<A> call, Class<B> expected) {
		A meaning = call.send().meaning();
		assertThat(meaning).isInstanceOf(expected);
		return expected.cast(meaning);
	}

	private InsuredVisit identified() {
		var decoded = send(platform().decode(institution(), shownCode(), COUNTER, CASHIER), VoucherDecoding.Decoded.class);
		var found = send(platform().person(institution(), decoded.credential(), CASHIER), PersonLookup.Found.class);
		var insurance = found.person().insurances().stream().filter(any -> any.status().equals("1")).findFirst().orElseThrow();
		return new InsuredVisit(institution(), found.person().number(), insurance.type(), insurance.area(), decoded.credential(), CASHIER);
	}

	/** A visit that is open, and the bill that is uploaded to it. */
	private record Uploaded(InsuredVisit visit, String visitNumber, SettlementOrder order) {}

	private Uploaded uploaded() {
		InsuredVisit visit = identified();
		String number = "V" + java.util.UUID.randomUUID().toString().substring(0, 20);
		var opened = send(platform().openVisit(visit, new VisitOpeningOrder(number, now(), STAFF, "A03")), VisitOpening.Opened.class);
		send(platform().tellDiagnoses(visit, new DiagnosesOrder(opened.insuranceVisitNumber(), "11", now(), null,
				List.of(new Diagnosis("J06.900", "急性上呼吸道感染", true)), STAFF)), Acknowledgement.Done.class);
		var lines = send(platform().uploadLines(visit, new LinesOrder(opened.insuranceVisitNumber(), "B1", null, lines(), STAFF)),
				LinesUpload.Uploaded.class);
		assertThat(lines.lines()).extracting(UploadedLine::serialNumber).isEqualTo(lines().stream().map(UploadLine::serialNumber).toList());
		Money total = lines().stream().map(UploadLine::amount).reduce(Money.ZERO, Money::plus);
		return new Uploaded(visit, number, new SettlementOrder(opened.insuranceVisitNumber(), "B1", "11", total, true));
	}

	private CatalogueScope tried(Uploaded uploaded) {
		return send(platform().trySettlement(uploaded.visit(), uploaded.order()), TrialSettlement.Tried.class).settlement().scope();
	}

	@Test
	void takesAVisitFromTheCodeToTheSettlementAndBack() {
		Uploaded uploaded = uploaded();
		var trial = send(platform().trySettlement(uploaded.visit(), uploaded.order()), TrialSettlement.Tried.class).settlement();
		assertThat(trial.settlementNumber()).isEmpty();
		OutsideCall<SettlementResult> call = platform().settle(uploaded.visit(), uploaded.order(), trial.scope());
		var settled = send(call, SettlementResult.Settled.class).settlement();
		assertThat(settled.settlementNumber()).isNotEmpty();
		assertThat(settled.messageNumber()).isEqualTo(call.number()).hasSize(30);
		assertThat(settled.total()).isEqualTo(uploaded.order().total());
		assertThat(settled.fundPaid().plus(settled.personalAccountPaid()).plus(settled.otherPaid()).plus(settled.selfPay()))
				.isEqualTo(settled.total());
		assertThat(settled.selfPay()).isEqualTo(trial.selfPay());
		var undone = send(platform().reverse(uploaded.visit(), settled.insuranceVisitNumber(), settled.settlementNumber()),
				ReversalResult.Reversed.class).undone();
		assertThat(undone.total()).isEqualTo(settled.total());
		assertThat(undone.fundPaid()).isEqualTo(settled.fundPaid());
		assertThat(undone.personalAccountPaid()).isEqualTo(settled.personalAccountPaid());
		assertThat(undone.selfPay()).isEqualTo(settled.selfPay());
		assertThat(undone.settlementNumber()).isNotEqualTo(settled.settlementNumber());
		send(platform().withdrawLines(uploaded.visit(), settled.insuranceVisitNumber(), "B1"), Acknowledgement.Done.class);
		send(platform().closeVisit(uploaded.visit(), settled.insuranceVisitNumber(), uploaded.visitNumber()), Acknowledgement.Done.class);
	}

	@ParameterizedTest
	@EnumSource(Fault.class)
	void leavesASettlementInDoubtThatTwoSixZeroOneVoids(Fault fault) {
		Uploaded uploaded = uploaded();
		OutsideCall<SettlementResult> call = platform().settle(uploaded.visit(), uploaded.order(), tried(uploaded));
		fault("2207", fault);
		assertThat(send(call, SettlementResult.InDoubt.class).reason()).isNotBlank();
		VoidResult voided = platform().voidTransaction(uploaded.visit(), call.number(), "2207").send().meaning();
		assertThat(voided).isInstanceOfAny(VoidResult.Voided.class, VoidResult.NothingToVoid.class);
		send(platform().settle(uploaded.visit(), uploaded.order(), tried(uploaded)), SettlementResult.Settled.class);
	}

	@Test
	void leavesASettlementOfAnotherAmountInDoubtWithTheFigures() {
		Uploaded uploaded = uploaded();
		CatalogueScope scope = tried(uploaded);
		answerAnotherAmount("2207");
		assertThat(send(platform().settle(uploaded.visit(), uploaded.order(), scope), SettlementResult.InDoubt.class).reason())
				.containsPattern("[0-9]+\\.[0-9]{2}");
	}

	@ParameterizedTest
	@EnumSource(Fault.class)
	void leavesAReversalInDoubt(Fault fault) {
		Uploaded uploaded = uploaded();
		var settled = send(platform().settle(uploaded.visit(), uploaded.order(), tried(uploaded)), SettlementResult.Settled.class).settlement();
		fault("2208", fault);
		send(platform().reverse(uploaded.visit(), settled.insuranceVisitNumber(), settled.settlementNumber()), ReversalResult.InDoubt.class);
	}

	@ParameterizedTest
	@EnumSource(Fault.class)
	void leavesAVoidInDoubt(Fault fault) {
		Uploaded uploaded = uploaded();
		OutsideCall<SettlementResult> call = platform().settle(uploaded.visit(), uploaded.order(), tried(uploaded));
		send(call, SettlementResult.Settled.class);
		fault("2601", fault);
		send(platform().voidTransaction(uploaded.visit(), call.number(), "2207"), VoidResult.InDoubt.class);
	}

	@Test
	void mayBeAskedToVoidAgain() {
		Uploaded uploaded = uploaded();
		OutsideCall<SettlementResult> call = platform().settle(uploaded.visit(), uploaded.order(), tried(uploaded));
		send(call, SettlementResult.Settled.class);
		send(platform().voidTransaction(uploaded.visit(), call.number(), "2207"), VoidResult.Voided.class);
		assertThat(platform().voidTransaction(uploaded.visit(), call.number(), "2207").send().meaning())
				.isInstanceOfAny(VoidResult.Voided.class, VoidResult.NothingToVoid.class);
	}

	@ParameterizedTest
	@EnumSource(Fault.class)
	void hasNoAnswerWhereNothingCanHaveMoved(Fault fault) {
		InsuredVisit visit = identified();
		fault("1101", fault);
		send(platform().person(institution(), visit.credential(), CASHIER), PersonLookup.NoAnswer.class);
		fault(registration(), fault);
		send(platform().openVisit(visit, new VisitOpeningOrder("V" + fault, now(), STAFF, "A03")), VisitOpening.NoAnswer.class);
		Uploaded uploaded = uploaded();
		fault("2206", fault);
		send(platform().trySettlement(uploaded.visit(), uploaded.order()), TrialSettlement.NoAnswer.class);
		fault("2205", fault);
		send(platform().withdrawLines(uploaded.visit(), uploaded.order().insuranceVisitNumber(), "B1"), Acknowledgement.NoAnswer.class);
	}

	@Test
	void tellsARefusal() {
		Uploaded uploaded = uploaded();
		CatalogueScope scope = tried(uploaded);
		decline("2207");
		send(platform().settle(uploaded.visit(), uploaded.order(), scope), SettlementResult.Refused.class);
		decline("2206");
		send(platform().trySettlement(uploaded.visit(), uploaded.order()), TrialSettlement.Refused.class);
		decline("1101");
		send(platform().person(institution(), uploaded.visit().credential(), CASHIER), PersonLookup.Refused.class);
	}

	@Test
	void refusesACodeThatIsNone() {
		send(platform().decode(institution(), "BAD0000", COUNTER, CASHIER), VoucherDecoding.Refused.class);
	}
}
