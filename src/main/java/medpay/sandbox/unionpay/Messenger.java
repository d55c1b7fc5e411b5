package medpay.sandbox.unionpay;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.sandbox.Faults;
import medpay.sandbox.Faults.Fault;
import medpay.sandbox.SandboxPart;
import medpay.shared.call.JdkWire;
import medpay.shared.call.Wire;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Carries a call-back to its merchant once (通知投递), signed, with whatever fault was ordered for it. HTTP 200 or 302 means taken. */
@Component
@SandboxPart
class Messenger implements DisposableBean {

	private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");
	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final JdkWire wire = new JdkWire();
	private final Faults faults;
	private final DemoMerchants merchants;
	private final UnionPayTimeline overheard;

	Messenger(Faults faults, DemoMerchants merchants, UnionPayTimeline overheard) {
		this.faults = faults;
		this.merchants = merchants;
		this.overheard = overheard;
	}

	/** What came of one delivery. */
	sealed interface Delivery {

		/** The merchant has it. */
		record Taken() implements Delivery {}

		/** Not sent, or not answered as it should be: again at the next minute of the schedule. */
		record Missed() implements Delivery {}

		/** To be sent when the delay is over. */
		record Later(Duration delay) implements Delivery {}
	}

	Delivery deliver(Notifications.Notification notification) {
		Optional<Fault> fault = notification.spared()
				? Optional.empty()
				: faults.strike("unionpay", "notify",
						() -> overheard.person(Stored.message(notification.fields())));
		return fault.map(struck -> misdeliver(notification, struck)).orElseGet(() -> send(notification, notification.copies(), null));
	}

	private Delivery misdeliver(Notifications.Notification notification, Fault fault) {
		return switch (fault.mode()) {
			case NO_ANSWER_BEFORE, DECLINE, SERVER_ERROR, DOWN -> {
				overheard.notification(Stored.message(notification.fields()), fault.mode());
				yield new Delivery.Missed();
			}
			case NO_ANSWER_AFTER -> {
				send(notification, notification.copies(), fault);
				yield new Delivery.Missed();
			}
			case WRONG_AMOUNT, WRONG_SIGNATURE, UNKNOWN_CODE -> send(notification, notification.copies(), fault);
			case DUPLICATE -> send(notification, 2, fault);
			case LATE -> new Delivery.Later(fault.delay());
		};
	}

	/** The same bytes as often as asked. Taken when the last one was. */
	private Delivery send(Notifications.Notification notification, int copies, @Nullable Fault fault) {
		WireFaults spoiling = fault == null ? WireFaults.NONE : WireFaults.of(fault);
		UnionPayMessage told = spoiling.before(Stored.message(notification.fields()));
		UnionPayMessage signed = spoiling
				.after(merchants.sign(merchants.byNumber(notification.merId()).orElseThrow(), notification.signMethod(), told));
		Delivery last = new Delivery.Missed();
		for (int copy = 0; copy < copies; copy++) {
			overheard.notification(signed, fault == null ? null : fault.mode());
			last = wire.post(URI.create(notification.backUrl()), FORM, signed.toForm(), LIMIT) instanceof Wire.Reply.Received(int status, byte[] _)
					&& (status == 200 || status == 302) ? new Delivery.Taken() : new Delivery.Missed();
		}
		return last;
	}

	@Override
	public void destroy() {
		wire.close();
	}
}
