package medpay.simulation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import medpay.MedpayApplication;
import medpay.access.EntryClient;
import medpay.access.HisClient;
import medpay.agreement.AgreementLimits;
import medpay.agreement.Signing;
import medpay.channel.ChannelNews;
import medpay.channel.ChannelNewsListener;
import medpay.channel.Channels;
import medpay.channel.PaymentChannel;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.insurance.InsurancePlatform;
import medpay.payment.Bill;
import medpay.payment.CashierWindow;
import medpay.payment.NoTouchPayment;
import medpay.payment.PaymentId;
import medpay.payment.PaymentOutcome;
import medpay.payment.PaymentView;
import medpay.payment.PaymentViews;
import medpay.payment.RefundDesk;
import medpay.payment.RefundView;
import medpay.payment.RefundViews;
import medpay.payment.RefundWish;
import medpay.payment.WindowReceipt;
import medpay.payment.machine.PaymentState;
import medpay.payment.refund.RefundState;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.Operator;
import medpay.shared.Scene;
import medpay.testing.MovableBusinessClock;
import medpay.testing.TestDatabase;
import medpay.voucher.Presentation;
import medpay.voucher.VerificationRecord;
import medpay.voucher.VoucherKind;
import medpay.voucher.VoucherVerification;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.test.util.ReflectionTestUtils;

/** One run from a seed: payments with every act of a hospital while parties fail and processes end, then peace until everything has found its end. */
final class Simulation implements AutoCloseable {

	private static final Instant START = Instant.parse("2026-11-23T00:30:00Z");
	private static final Operator CASHIER = new Operator("C2001", "周收费", Operator.Kind.CASHIER);
	private static final int BILLS_BETWEEN_JOBS = 4;
	/** Whoever waits for the answer of a payment waits on the machine's clock: here nobody does. */
	private static final String NO_WAITING = "medpay.payment.answer-within=0s";

	private final Fates fates;
	private final MovableBusinessClock clock = new MovableBusinessClock(START);
	private final VirtualScheduler scheduler = new VirtualScheduler();
	private final SimulatedPlatform platform;
	private final SimulatedChannel channel;
	private final ConfigurableApplicationContext application;
	private final InstitutionId hospital;
	private final List<PaymentId> payments = new ArrayList<>();

	Simulation(long seed) {
		fates = new Fates(seed);
		platform = new SimulatedPlatform(fates, clock);
		channel = new SimulatedChannel(fates, clock);
		application = new SpringApplicationBuilder(MedpayApplication.class, Parties.class).web(WebApplicationType.SERVLET)
				.initializers(new TestDatabase.Initializer(), context -> {
					var beans = (org.springframework.context.support.GenericApplicationContext) context;
					beans.registerBean("simulatedPlatform", InsurancePlatform.class, () -> platform, bean -> bean.setPrimary(true));
					beans.registerBean("simulatedChannel", PaymentChannel.class, () -> channel, bean -> bean.setPrimary(true));
					beans.registerBean("simulatedClock", BusinessClock.class, () -> clock, bean -> bean.setPrimary(true));
					beans.registerBean("taskScheduler", TaskScheduler.class, () -> scheduler, bean -> bean.setPrimary(true));
				}).run("--server.port=0", "--medpay.sandbox.enabled=true", "--medpay.sandbox.play-on-start=false", "--" + NO_WAITING,
						"--logging.level.medpay=OFF", "--spring.main.banner-mode=off");
		hospital = application.getBean(Institutions.class).all().stream().filter(each -> each.kind() == Institution.Kind.HOSPITAL).findFirst()
				.orElseThrow().id();
		channel.tells(this::hear);
	}

	/** The parties in this process instead of those over the wire. */
	@Configuration(proxyBeanMethods = false)
	static class Parties {

		@Bean
		@Primary
		Channels simulatedChannels(PaymentChannel simulatedChannel) {
			return new Channels(List.of(simulatedChannel));
		}
	}

	private void hear(ChannelNews news) {
		Collection<ChannelNewsListener> listeners = application.getBeansOfType(ChannelNewsListener.class).values();
		listeners.forEach(listener -> listener.hear(news));
	}

	SimulatedPlatform platform() {
		return platform;
	}

	SimulatedChannel channel() {
		return channel;
	}

	InstitutionId hospital() {
		return hospital;
	}

	List<PaymentId> payments() {
		return payments;
	}

	JdbcClient jdbc() {
		return application.getBean(JdbcClient.class);
	}

	PaymentView view(PaymentId id) {
		return application.getBean(PaymentViews.class).find(id).orElseThrow();
	}

	/** What a person has to decide about it. */
	@Nullable
	String task(PaymentId id) {
		return jdbc().sql("select task from payment where institution_id = :institution and payment_id = :payment")
				.param("institution", id.institutionId()).param("payment", id.value()).query((row, number) -> Optional.ofNullable(row.getString(1)))
				.single().orElse(null);
	}

	/** What is left of a refund for a person; null for nothing. */
	@Nullable
	String taskOfRefund(PaymentId id, String refundNumber) {
		return jdbc().sql("select task from refund where institution_id = :institution and refund_number = :number")
				.param("institution", id.institutionId()).param("number", refundNumber)
				.query((row, number) -> Optional.ofNullable(row.getString(1))).single().orElse(null);
	}

	/** So many patients come, one after the other, while everything may fail. */
	void comes(int patients) {
		for (int index = 1; index <= patients; index++) {
			payments.add(pays(SimulatedPerson.of(index), index));
			if (index % BILLS_BETWEEN_JOBS == 0) {
				passes(Duration.ofSeconds(1 + fates.draw("pause/" + index) / 4));
			}
			if (index > BILLS_BETWEEN_JOBS) {
				acts(index - BILLS_BETWEEN_JOBS);
			}
		}
	}

	/** Nothing fails any more; days pass until nothing is left to be done. */
	void comesToRest() {
		fates.end();
		for (int step = 0; step < 40; step++) {
			passes(Duration.ofSeconds(20));
		}
		for (int hour = 0; hour < 9 * 24; hour += 3) {
			passes(Duration.ofHours(3));
		}
	}

	private PaymentId pays(SimulatedPerson person, int index) {
		signs(person);
		var his = new HisClient("his-simulated", hospital);
		var shown = new Presentation(new Presentation.Shown.Code(VoucherKind.INSURANCE_VOUCHER, person.code()),
				new InsurancePlatform.Counter("0301", "心内科", Scene.OUTPATIENT), CASHIER, "ROOM-1");
		VerificationRecord verified = application.getBean(VoucherVerification.class).verify(his, shown);
		PaymentOutcome outcome = application.getBean(NoTouchPayment.class).receive(hospital, his.clientId(), bill(verified.id().value(), index));
		settles();
		return ((PaymentOutcome.Received) outcome).payment();
	}

	private void signs(SimulatedPerson person) {
		var app = new EntryClient("entry-simulated", application.getBean(Institutions.class).platform().id());
		application.getBean(Signing.class).sign(app, person.number(), new Signing.Terms("UNIONPAY", "2026-1", AgreementLimits.NONE));
		channel.tell();
	}

	private Bill bill(UUID verification, int index) {
		long unit = 500 + fates.draw("price/" + index) * 10L;
		var lines = List.of(line(1, unit, 3), line(2, unit * 2, 1));
		Money total = lines.stream().map(Bill.Line::amountFen).reduce(Money.ZERO, Money::plus);
		Scene scene = fates.draw("scene/" + index) < 20 ? Scene.REGISTRATION : Scene.OUTPATIENT;
		var visit = new Bill.Visit("V" + index, null, "0301", "心内科", "A03", "D1001", "李医生", clock.now(), null,
				List.of(new Bill.Diagnosis("I10.x00", "高血压", true)));
		return new Bill("B" + index, verification, scene, Bill.SelfPayBy.AGREEMENT, true, fates.draw("care/" + index) < 50, CASHIER, "ROOM-1", visit,
				lines,
				total, null, null);
	}

	private static Bill.Line line(int number, long unitFen, int quantity) {
		return new Bill.Line(number, null, "XC08CAA187A001020101187", "H" + number, "药品" + number, BigDecimal.valueOf(unitFen, 2),
				BigDecimal.valueOf(quantity), new Money(unitFen * quantity), null, null, null, null, null, null);
	}

	/** What the hospital does with an earlier bill, whatever its state. */
	private void acts(int index) {
		PaymentId id = payments.get(index - 1);
		PaymentView now = view(id);
		int choice = fates.draw("act/" + index);
		var actor = new CashierWindow.Actor("his-simulated", CASHIER);
		CashierWindow window = application.getBean(CashierWindow.class);
		if (choice < 10) {
			window.withdraw(hospital, now.billNumber(), actor);
		} else if (choice < 40 && (now.state() == PaymentState.AT_WINDOW || now.state() == PaymentState.CHARGE_IN_DOUBT)) {
			window.pay(id,
					new WindowReceipt("R" + index, WindowReceipt.Method.CASH, new Money(now.insurance().selfPayFen()), CASHIER, true, clock.now()),
					actor);
		} else if (choice < 60 && now.state() == PaymentState.AT_WINDOW) {
			window.cancel(id, actor);
		} else if (choice >= 60) {
			application.getBean(RefundDesk.class).request(id, "his-simulated", wish(index));
		}
		settles();
	}

	/** The whole, a line, or a piece of a line; the same number again changes nothing. */
	private RefundWish wish(int index) {
		int what = fates.draw("refund/" + index);
		List<RefundWish.Line> lines = what < 50
				? List.of()
				: List.of(new RefundWish.Line(1, what < 75 ? null : BigDecimal.ONE));
		return new RefundWish("T" + index, "退药", CASHIER, lines);
	}

	/** What the cashier pays out when all is over. */
	void paysOut() {
		for (PaymentId id : payments) {
			for (RefundView refund : refunds(id)) {
				if (refund.state() == RefundState.RETURN_AT_WINDOW) {
					application.getBean(RefundDesk.class).paidOut(id, refund.refundNumber(), "RT-" + refund.refundNumber(),
							new CashierWindow.Actor("his-simulated", CASHIER));
				}
			}
		}
		settles();
	}

	List<RefundView> refunds(PaymentId id) {
		return application.getBean(RefundViews.class).of(id);
	}

	/** Time goes on: the channel tells what it has to tell, and every job of the application runs. */
	private void passes(Duration time) {
		clock.advance(time);
		channel.tell();
		scheduler.tick();
		settles();
		channel.tell();
		settles();
	}

	/** Nobody works on anything any more. */
	private void settles() {
		while (!running().isEmpty()) {
			LockSupport.parkNanos(200_000);
		}
	}

	private List<Object> running() {
		List<Object> running = new ArrayList<>();
		for (String driver : List.of("paymentDriver", "refundDriver")) {
			running.addAll((Collection<?>) Objects.requireNonNull(ReflectionTestUtils.getField(application.getBean(driver), "running")));
		}
		return running;
	}

	@Override
	public void close() {
		SpringApplication.exit(application);
	}
}
