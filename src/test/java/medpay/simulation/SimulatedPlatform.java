package medpay.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import medpay.insurance.CatalogueScope;
import medpay.insurance.Credential;
import medpay.insurance.InsurancePlatform;
import medpay.insurance.InsuranceSettlement;
import medpay.insurance.InsuredPerson;
import medpay.insurance.UploadedLine;
import medpay.shared.BusinessClock;
import medpay.shared.IdCardNumber;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.Operator;
import medpay.shared.PersonName;
import medpay.shared.call.OutsideCall;

/** The insurance platform with books of its own: a settlement stands or is undone; 2601 undoes whatever a message did. */
final class SimulatedPlatform implements InsurancePlatform {

	/** A settlement in the platform's books. */
	static final class Settled {

		final String person;
		final InsuranceSettlement figures;
		volatile boolean standing = true;

		Settled(String person, InsuranceSettlement figures) {
			this.person = person;
			this.figures = figures;
		}
	}

	private final Fates fates;
	private final BusinessClock clock;
	private final AtomicLong serial = new AtomicLong();
	/** By the msgid of its 2207. */
	private final Map<String, Settled> byMessage = new ConcurrentHashMap<>();
	private final Map<String, Settled> byNumber = new ConcurrentHashMap<>();
	/** The settlement that a 2208 undid, by the msgid of the 2208. */
	private final Map<String, Settled> undoneBy = new ConcurrentHashMap<>();

	SimulatedPlatform(Fates fates, BusinessClock clock) {
		this.fates = fates;
		this.clock = clock;
	}

	/** By settlement number. */
	Map<String, Settled> books() {
		return byNumber;
	}

	@Override
	public boolean signedIn(InstitutionId institution, Operator operator) {
		return true;
	}

	@Override
	public void signIn(InstitutionId institution, Operator operator) {}

	/** The last eight digits of a code are the person's serial. */
	@Override
	public OutsideCall<VoucherDecoding> decode(InstitutionId institution, String code, Counter counter, Operator operator) {
		String serialNumber = code.substring(20);
		var credential = new Credential(Credential.Kind.E_VOUCHER, code, "01", SimulatedPerson.idNumber(serialNumber), new PersonName("测试患者"));
		return call("1162", () -> new VoucherDecoding.Decoded(credential, LocalDate.of(1970, 1, 1), "310101"));
	}

	@Override
	public OutsideCall<PersonLookup> person(InstitutionId institution, Credential credential, Operator operator) {
		IdCardNumber id = credential.certificateNumber();
		if (id == null) {
			throw new IllegalStateException("Only codes are shown here");
		}
		var insurance = new InsuredPerson.Insurance("310", "11", "310101", "1", new Money(0));
		return call("1101", () -> new PersonLookup.Found(new InsuredPerson(SimulatedPerson.numberOf(id), new PersonName("测试患者"), "01", id,
				LocalDate.of(1970, 1, 1), List.of(insurance))));
	}

	@Override
	public OutsideCall<VisitOpening> openVisit(InsuredVisit visit, VisitOpeningOrder order) {
		return quiet(visit, "2201", () -> new VisitOpening.Opened("M" + order.visitNumber()), VisitOpening.NoAnswer::new);
	}

	@Override
	public OutsideCall<Acknowledgement> closeVisit(InsuredVisit visit, String insuranceVisitNumber, String visitNumber) {
		return quiet(visit, "2202", Acknowledgement.Done::new, Acknowledgement.NoAnswer::new);
	}

	@Override
	public OutsideCall<Acknowledgement> tellDiagnoses(InsuredVisit visit, DiagnosesOrder order) {
		return quiet(visit, "2203", Acknowledgement.Done::new, Acknowledgement.NoAnswer::new);
	}

	@Override
	public OutsideCall<LinesUpload> uploadLines(InsuredVisit visit, LinesOrder order) {
		List<UploadedLine> lines = order.lines().stream().map(line -> new UploadedLine(line.serialNumber(), "01", BigDecimal.ZERO, line.amount(),
				Money.ZERO, Money.ZERO, Money.ZERO, line.amount())).toList();
		return quiet(visit, "2204", () -> new LinesUpload.Uploaded(lines), LinesUpload.NoAnswer::new);
	}

	@Override
	public OutsideCall<Acknowledgement> withdrawLines(InsuredVisit visit, String insuranceVisitNumber, String batchNumber) {
		return quiet(visit, "2205", Acknowledgement.Done::new, Acknowledgement.NoAnswer::new);
	}

	@Override
	public OutsideCall<TrialSettlement> trySettlement(InsuredVisit visit, SettlementOrder order) {
		return quiet(visit, "2206", () -> new TrialSettlement.Tried(figures(visit, order, "", "")), TrialSettlement.NoAnswer::new);
	}

	@Override
	public OutsideCall<SettlementResult> settle(InsuredVisit visit, SettlementOrder order, CatalogueScope scope) {
		String message = number("2207");
		return new SimulatedCall<>("insurance", "2207", message, () -> {
			int fate = fates.of(visit.person().value(), "2207");
			if (fate < 4) {
				return new SettlementResult.Refused("-1", "不予结算", false);
			}
			Supplier<SettlementResult> settled = () -> {
				var entry = new Settled(visit.person().value(), figures(visit, order, "S" + message, message));
				byMessage.put(message, entry);
				byNumber.put(entry.figures.settlementNumber(), entry);
				return new SettlementResult.Settled(entry.figures);
			};
			return money(fate - 4, settled, SettlementResult.InDoubt::new);
		});
	}

	@Override
	public OutsideCall<ReversalResult> reverse(InsuredVisit visit, String insuranceVisitNumber, String settlementNumber) {
		String message = number("2208");
		return new SimulatedCall<>("insurance", "2208", message, () -> {
			int fate = fates.of(visit.person().value(), "2208");
			Settled entry = byNumber.get(settlementNumber);
			if (fate < 4 || entry == null) {
				return new ReversalResult.Refused("-1", "不予撤销", false);
			}
			if (!entry.standing) {
				return new ReversalResult.Refused("-1", "已撤销", true);
			}
			return money(fate - 4, () -> {
				entry.standing = false;
				undoneBy.put(message, entry);
				return new ReversalResult.Reversed(entry.figures);
			}, ReversalResult.InDoubt::new);
		});
	}

	@Override
	public OutsideCall<VoidResult> voidTransaction(InsuredVisit visit, String messageNumber, String transaction) {
		return new SimulatedCall<>("insurance", "2601", number("2601"), () -> {
			Supplier<VoidResult> voided = () -> {
				Settled made = byMessage.get(messageNumber);
				Settled undone = undoneBy.remove(messageNumber);
				if (made != null && made.standing) {
					made.standing = false;
					return new VoidResult.Voided();
				}
				if (undone != null) {
					undone.standing = true;
					return new VoidResult.Voided();
				}
				return new VoidResult.NothingToVoid("无此交易");
			};
			return money(fates.of(visit.person().value(), "2601"), voided, VoidResult.InDoubt::new);
		});
	}

	/** Lost before, lost after, or the process ends before or after; otherwise done and answered. */
	private static <A> A money(int fate, Supplier<A> effect, Function<String, A> doubt) {
		if (fate < 6) {
			return doubt.apply("lost before");
		}
		if (fate >= 14 && fate < 17) {
			throw new SimulatedCall.ProcessEnded();
		}
		A done = effect.get();
		if (fate < 14) {
			return doubt.apply("lost after");
		}
		if (fate < 20) {
			throw new SimulatedCall.ProcessEnded();
		}
		return done;
	}

	private <A> OutsideCall<A> quiet(InsuredVisit visit, String operation, Supplier<A> done, Function<String, A> silence) {
		return call(operation, () -> {
			int fate = fates.of(visit.person().value(), operation);
			if (fate < 3) {
				throw new SimulatedCall.ProcessEnded();
			}
			return fate < 7 ? silence.apply("lost") : done.get();
		});
	}

	private <A> OutsideCall<A> call(String operation, Supplier<A> doing) {
		return new SimulatedCall<>("insurance", operation, number(operation), doing);
	}

	private String number(String operation) {
		return operation + "-" + serial.incrementAndGet();
	}

	/** The funds pay three fifths; now and then, once a settlement was undone, they pay less: the deductible has moved. */
	private InsuranceSettlement figures(InsuredVisit visit, SettlementOrder order, String number, String message) {
		long total = order.total().fen();
		boolean again = byNumber.values().stream().anyMatch(entry -> entry.person.equals(visit.person().value()) && !entry.standing);
		long share = again && fates.draw(visit.person().value() + "/deductible") < 10 ? 0 : 3;
		long fund = total * share / 5;
		var figures = Map.of("medfee_sumamt", total, "fund_pay_sumamt", fund, "acct_pay", 0L, "psn_cash_pay", total - fund);
		return new InsuranceSettlement(number, order.insuranceVisitNumber(), message, clock.now(), order.total(), new Money(fund), Money.ZERO,
				Money.ZERO,
				new Money(total - fund), new CatalogueScope(Money.ZERO, Money.ZERO, Money.ZERO, order.total()), Money.ZERO, "310", "11", "", "",
				figures,
				List.of());
	}
}
