package medpay.console;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medpay.institution.Enrolment;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.institution.InsuranceAccess;
import medpay.institution.MerchantAccount;
import medpay.payment.OpenPayments;
import medpay.payment.OpenRefunds;
import medpay.payment.PaymentDays;
import medpay.payment.PaymentOverviews;
import medpay.payment.PaymentOverviews.Detail;
import medpay.payment.PaymentOverviews.Overview;
import medpay.payment.PaymentView;
import medpay.payment.machine.PaymentState;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionCode;
import medpay.shared.InstitutionId;

/** Two hospitals and the platform; payments are what a test says. */
final class ScriptedCity {

	static final Institution BUSY = new Institution(new InstitutionId(1), new InstitutionCode("H31010100001"), "示范中心医院", Institution.Kind.HOSPITAL,
			Institution.Level.THREE, "黄浦区", "310101", "A03", Map.of());
	static final Institution QUIET = new Institution(new InstitutionId(2), new InstitutionCode("H31010400002"), "示范社区卫生服务中心",
			Institution.Kind.HOSPITAL, Institution.Level.ONE, "徐汇区", "310104", "A03", Map.of());
	static final Institution PLATFORM = new Institution(new InstitutionId(3), new InstitutionCode("P31000000001"), "付费平台", Institution.Kind.PLATFORM,
			Institution.Level.ONE, "黄浦区", "310101", "A03", Map.of());

	private final List<Institution> enrolled = new ArrayList<>(List.of(BUSY, QUIET, PLATFORM));
	/** Half past nine in the morning of 2026-11-23. */
	static final Instant NOW = PaymentFixture.NINE_THIRTY;

	private final List<Detail> details = new ArrayList<>();
	private final Map<LocalDate, List<PaymentDays.Group>> groups = new HashMap<>();
	private final List<PaymentDays.Waiting> doubts = new ArrayList<>();
	private final List<OpenPayments.Open> open = new ArrayList<>();
	private final List<OpenRefunds.Open> backs = new ArrayList<>();
	private PaymentDays.Speed speed = new PaymentDays.Speed(0, Duration.ZERO, Duration.ZERO);

	void clear() {
		details.clear();
		groups.clear();
		doubts.clear();
		open.clear();
		backs.clear();
	}

	/** What is open at the window of {@link #BUSY}. */
	void atTheWindow(OpenPayments.Open... payments) {
		open.addAll(List.of(payments));
	}

	OpenPayments open() {
		OpenPayments reading = mock(OpenPayments.class);
		when(reading.of(any(), anyInt())).thenAnswer(asked -> asked.getArgument(0).equals(BUSY.id()) ? List.copyOf(open) : List.of());
		when(reading.sums(any())).thenAnswer(asked -> asked.getArgument(0).equals(BUSY.id())
				? Arrays.stream(OpenPayments.Kind.values()).filter(kind -> open.stream().anyMatch(each -> each.kind() == kind))
						.map(kind -> new OpenPayments.Sum(kind, open.stream().filter(each -> each.kind() == kind).count(),
								open.stream().filter(each -> each.kind() == kind).mapToLong(OpenPayments.Open::dueFen).sum()))
						.toList()
				: List.of());
		return reading;
	}

	/** Which refunds wait at the window of {@link #BUSY}. */
	void goingBack(OpenRefunds.Open... refunds) {
		backs.addAll(List.of(refunds));
	}

	OpenRefunds goingBack() {
		OpenRefunds reading = mock(OpenRefunds.class);
		when(reading.of(any(), anyInt())).thenAnswer(asked -> asked.getArgument(0).equals(BUSY.id()) ? List.copyOf(backs) : List.of());
		return reading;
	}

	/** What {@link #BUSY} did on a day. */
	void day(LocalDate day, PaymentDays.Group... of) {
		groups.put(day, List.of(of));
	}

	void measured(PaymentDays.Speed measured) {
		speed = measured;
	}

	void doubtful(PaymentDays.Waiting doubt) {
		doubts.add(doubt);
	}

	PaymentDays days() {
		PaymentDays days = mock(PaymentDays.class);
		when(days.groups(any(), any())).thenAnswer(asked -> asked.getArgument(0).equals(BUSY.id())
				? groups.getOrDefault(LocalDate.ofInstant(asked.getArgument(1, PaymentDays.Stretch.class).from(), BusinessClock.SHANGHAI), List.of())
				: List.of());
		when(days.speed(any(), any())).thenAnswer(_ -> speed);
		when(days.doubts(any(), anyInt())).thenAnswer(_ -> List.copyOf(doubts));
		when(days.standing(any())).thenAnswer(_ -> doubts.isEmpty()
				? List.of()
				: List.of(new PaymentDays.Standing(PaymentState.CHARGE_IN_DOUBT, doubts.size()),
						new PaymentDays.Standing(PaymentState.AT_WINDOW, 7)));
		return days;
	}

	/** A payment of {@link #BUSY}. */
	String paid(Detail detail) {
		details.addFirst(detail);
		return "/payments/" + BUSY.code() + "/" + detail.payment().paymentId();
	}

	PaymentOverviews payments() {
		PaymentOverviews payments = mock(PaymentOverviews.class);
		when(payments.last(any(), anyInt())).thenAnswer(asked -> asked.getArgument(0).equals(BUSY.id())
				? details.stream().map(detail -> overview(detail.payment())).limit(asked.getArgument(1, Integer.class)).toList()
				: List.of());
		when(payments.detail(any(), any())).thenAnswer(asked -> details.stream().filter(_ -> asked.getArgument(0).equals(BUSY.id()))
				.filter(detail -> detail.payment().paymentId().equals(asked.getArgument(1))).findFirst());
		return payments;
	}

	private static Overview overview(PaymentView payment) {
		var insurance = payment.insurance();
		return new Overview(BUSY.id(), payment.paymentId(), payment.billNumber(), payment.scene(), payment.state(), payment.totalFen(),
				insurance.fundPaidFen() + insurance.personalAccountPaidFen(), insurance.selfPayFen(), payment.createdAt());
	}

	Institutions institutions() {
		return new Institutions() {

			@Override
			public Institution byId(InstitutionId id) {
				return enrolled.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
			}

			@Override
			public Optional<Institution> byCode(InstitutionCode code) {
				return enrolled.stream().filter(each -> each.code().equals(code)).findFirst();
			}

			@Override
			public Optional<Institution> byMerchantNumber(String channel, String merchantNumber) {
				throw new UnsupportedOperationException();
			}

			@Override
			public List<Institution> all() {
				return List.copyOf(enrolled);
			}

			@Override
			public InsuranceAccess insuranceAccess(InstitutionId id) {
				throw new UnsupportedOperationException();
			}

			@Override
			public MerchantAccount merchantAccount(InstitutionId id, String channel) {
				throw new UnsupportedOperationException();
			}

			@Override
			public Institution platform() {
				return PLATFORM;
			}

			@Override
			public InstitutionId enrol(Enrolment enrolment) {
				throw new UnsupportedOperationException();
			}
		};
	}
}
