package medpay.sandbox.unionpay;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.dao.DataAccessException;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The call-backs to merchants (后台通知): a row in the transaction of what they tell of, sent at once after its commit, and by whichever process looks next
 * when the first one died or the merchant did not answer. Five times in all, at 0, 1, 2, 4 and 8 minutes of machine time.
 */
@Component
@SandboxPart
class Notifications implements SmartLifecycle {

	private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
	private static final int[] MINUTES = {0, 1, 2, 4, 8};
	private static final Duration LOOK_EVERY = Duration.ofMillis(500);

	private final SandboxDatabase database;
	private final Messenger messenger;
	private final ThreadFactory lookers = Thread.ofPlatform().daemon().name("unionpay-notifications").factory();
	private volatile ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
	private volatile ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor(lookers);
	private volatile boolean running;

	Notifications(SandboxDatabase database, Messenger messenger) {
		this.database = database;
		this.messenger = messenger;
	}

	/** One call-back, unsigned. {@code spared}: this time it meets no fault, because it met one that only made it late. */
	record Notification(long notificationId, String merId, String signMethod, String backUrl, String fields, int copies, int tries, boolean spared) {}

	/** Puts a call-back down within the open transaction, held for this process, which sends it as soon as that has committed. */
	void put(Asked about, UnionPayMessage told) {
		put(about.merchant().number(), about.message().value("signMethod"), about.message().value("backUrl"), told, about.callbacks());
	}

	void put(String merId, String signMethod, String backUrl, UnionPayMessage told, int copies) {
		var row = database.jdbc().sql("""
				insert into sandbox.unionpay_notification (mer_id, sign_method, back_url, fields, copies, claimed_until)
				values (:merId, :signMethod, :backUrl, :fields, :copies, clock_timestamp() + interval '20 seconds') returning *""")
				.param("merId", merId)
				.param("signMethod", signMethod).param("backUrl", backUrl).param("fields", Stored.text(told)).param("copies", copies)
				.query(Notification.class).single();
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				send(row);
			}
		});
	}

	private void send(Notification row) {
		try {
			senders.execute(() -> deliver(row));
		} catch (RejectedExecutionException e) {
			LOG.debug("Stopping: another process sends notification {}", row.notificationId());
		}
	}

	private void deliver(Notification row) {
		switch (messenger.deliver(row)) {
			case Messenger.Delivery.Taken() -> database.jdbc()
					.sql("update sandbox.unionpay_notification set finished = true, tries = tries + 1 where notification_id = :id")
					.param("id", row.notificationId()).update();
			case Messenger.Delivery.Missed() -> again(row);
			case Messenger.Delivery.Later(Duration delay) -> database.jdbc().sql("""
					update sandbox.unionpay_notification set spared = true, claimed_until = null,
					due_at = clock_timestamp() + make_interval(secs => :seconds) where notification_id = :id""")
					.param("seconds", delay.toMillis() / 1000d).param("id", row.notificationId()).update();
		}
	}

	private void again(Notification row) {
		int next = row.tries() + 1;
		database.jdbc().sql("""
				update sandbox.unionpay_notification set tries = :tries, finished = :last, spared = false, claimed_until = null,
				due_at = made_at + make_interval(mins => :minutes) where notification_id = :id""").param("tries", next)
				.param("last", next == MINUTES.length).param("minutes", MINUTES[Math.min(next, MINUTES.length - 1)]).param("id", row.notificationId())
				.update();
	}

	private void look() {
		try {
			claim().forEach(this::send);
		} catch (DataAccessException e) {
			LOG.debug("The database does not answer; looking again", e);
		}
	}

	private List<Notification> claim() {
		return database.jdbc().sql("""
				update sandbox.unionpay_notification set claimed_until = clock_timestamp() + interval '20 seconds'
				where notification_id in (select notification_id from sandbox.unionpay_notification
					where not finished and due_at <= clock_timestamp() and (claimed_until is null or claimed_until < clock_timestamp())
					order by due_at limit 50 for update skip locked)
				returning *""").query(new SimplePropertyRowMapper<>(Notification.class)).list();
	}

	@Override
	public void start() {
		if (looker.isShutdown()) {
			senders = Executors.newVirtualThreadPerTaskExecutor();
			looker = Executors.newSingleThreadScheduledExecutor(lookers);
		}
		running = true;
		var _ = looker.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void stop() {
		running = false;
		looker.shutdownNow();
		senders.shutdownNow();
	}

	@Override
	public boolean isRunning() {
		return running;
	}
}
