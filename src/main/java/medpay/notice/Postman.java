package medpay.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import medpay.access.CallOutRules;
import medpay.access.NoticeReceiver;
import medpay.access.NoticeReceivers;
import medpay.access.Signature;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.shared.BusinessClock;
import medpay.shared.Ids;
import medpay.shared.call.Wire;
import medpay.shared.crypto.CryptoProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Delivers what waits (投递任务): one thread for one receiver, so that one that is dead holds nobody else back; a later event of a payment only after the earlier one.
 * Leased, so that several processes never deliver the same event at the same time; a receiver takes the same event twice without harm, by its id.
 */
@Component
class Postman implements DisposableBean {

	private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

	private final Deliveries deliveries;
	private final Institutions institutions;
	private final NoticeReceivers receivers;
	private final CallOutRules rules;
	private final Wire wire;
	private final CryptoProvider crypto;
	private final NoticeSettings settings;
	private final BusinessClock clock;
	private final Clock machine;
	private final Set<String> busy = ConcurrentHashMap.newKeySet();
	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	Postman(Deliveries deliveries, Institutions institutions, NoticeReceivers receivers, CallOutRules rules, Wire wire, CryptoProvider crypto,
			NoticeSettings settings, BusinessClock clock, Clock machine) {
		this.deliveries = deliveries;
		this.institutions = institutions;
		this.receivers = receivers;
		this.rules = rules;
		this.wire = wire;
		this.crypto = crypto;
		this.settings = settings;
		this.clock = clock;
		this.machine = machine;
	}

	@Scheduled(fixedDelay = 1000)
	void run() {
		for (NoticeReceiver receiver : receivers.all()) {
			if (busy.add(receiver.clientId())) {
				threads.execute(() -> {
					try {
						goesTo(receiver);
					} catch (RuntimeException e) {
						LOG.error("Notices to {} stopped and will be taken up again", receiver.clientId(), e);
					} finally {
						busy.remove(receiver.clientId());
					}
				});
			}
		}
	}

	/** An app hears of payments at every hospital and of agreements at the platform, a hospital's system of its own payments. */
	private void goesTo(NoticeReceiver receiver) {
		for (Institution institution : institutions.all()) {
			List<Deliveries.Due> due = deliveries.due(institution.id(), receiver.clientId(), clock.now());
			while (due.stream().filter(delivery -> delivers(receiver, delivery)).count() > 0) {
				due = deliveries.due(institution.id(), receiver.clientId(), clock.now());
			}
		}
	}

	/** True when it is delivered. */
	private boolean delivers(NoticeReceiver receiver, Deliveries.Due delivery) {
		UUID lease = UUID.randomUUID();
		if (!deliveries.lease(delivery, lease, settings.answerWithin().multipliedBy(3))) {
			return false;
		}
		String outcome = send(receiver, delivery);
		Instant now = clock.now();
		if (outcome.equals("2xx")) {
			return deliveries.delivered(delivery, lease, now);
		}
		boolean givenUp = !now.isBefore(delivery.dueSince().plus(settings.giveUpAfter()));
		if (givenUp) {
			deliveries.undelivered(delivery, lease, outcome, now);
		} else if (outcome.equals(Wire.NOT_SENT)) {
			deliveries.postponed(delivery, lease, now.plus(settings.pauseAfter(1)));
		} else {
			deliveries.failed(delivery, lease, outcome, now.plus(settings.pauseAfter(delivery.tries() + 1)));
		}
		return false;
	}

	private String send(NoticeReceiver receiver, Deliveries.Due delivery) {
		Optional<URI> address = delivery.address() == null
				? receiver.address()
				: Optional.of(URI.create(new String(crypto.decrypt(delivery.address(), Outbox.address(delivery.event())), UTF_8)));
		if (address.isEmpty() || !receiver.allows(address.get()) || rules.refusal(address.get()).isPresent()) {
			return "address_refused";
		}
		byte[] body = crypto.decrypt(delivery.body(), Outbox.body(delivery.event()));
		URI to = address.get();
		String path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
		String target = to.getRawQuery() == null ? path : path + "?" + to.getRawQuery();
		Signature signature = receiver.sign(machine.instant().getEpochSecond(), Ids.orderNumber(), new Signature.Request("POST", target, body));
		Wire.Reply reply = wire.post(to, Map.of("Content-Type", "application/json", "Authorization", signature.header()), body,
				settings.answerWithin());
		return switch (reply) {
			case Wire.Reply.Received received when received.status() >= 200 && received.status() < 300 -> "2xx";
			case Wire.Reply.Received received -> "http-" + received.status();
			case Wire.Reply.Lost lost -> lost.code();
		};
	}

	@Override
	public void destroy() {
		threads.shutdownNow();
	}
}
