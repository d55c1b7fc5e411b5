package medpay.channel.inbox;

import static medpay.channel.inbox.InboxFixture.HOSPITAL;
import static medpay.channel.inbox.InboxFixture.NOW;
import static medpay.channel.inbox.InboxFixture.OTHER;
import static medpay.channel.inbox.InboxFixture.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import medpay.channel.ChannelNews;
import medpay.shared.InstitutionId;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class InboxTest {

	private final InboxFixture fixture = new InboxFixture();

	private UUID store(InstitutionId institution, String order) {
		return fixture.inbox.store(institution, "unionpay", order, body(order)).orElseThrow();
	}

	@Test
	void tellsAStoredCallbackOnceAndMarksIt() {
		UUID id = store(HOSPITAL, "A1");
		assertThat(fixture.outcome("A1")).isEqualTo("UNPROCESSED");
		fixture.inbox.process(HOSPITAL, id);
		fixture.inbox.process(HOSPITAL, id);
		assertThat(fixture.heard).singleElement().satisfies(news -> {
			assertThat(news.orderNumber()).isEqualTo("A1");
			assertThat(news.institution()).isEqualTo(HOSPITAL);
			assertThat(((ChannelNews.OrderNews) news).bytes()).isEqualTo(body("A1"));
			assertThat(((ChannelNews.OrderNews) news).receivedAt()).isEqualTo(NOW);
		});
		assertThat(fixture.outcome("A1")).isEqualTo("HEARD");
	}

	@Test
	void keepsTheSameBytesOncePerInstitution() {
		store(HOSPITAL, "A1");
		assertThat(fixture.inbox.store(HOSPITAL, "unionpay", "A1", body("A1"))).isEmpty();
		assertThat(fixture.inbox.store(OTHER, "unionpay", "A1", body("A1"))).isPresent();
		assertThat(fixture.inbox.store(HOSPITAL, "unionpay", "A1", body("A1+"))).isPresent();
	}

	@Test
	void keepsOneOfManyThatArriveAtOnce() throws Exception {
		var deliveries = new ArrayList<Callable<Boolean>>();
		for (int i = 0; i < 20; i++) {
			deliveries.add(() -> fixture.inbox.store(HOSPITAL, "unionpay", "A1", body("A1")).isPresent());
		}
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			int stored = 0;
			for (var delivery : threads.invokeAll(deliveries)) {
				stored += delivery.get() ? 1 : 0;
			}
			assertThat(stored).isEqualTo(1);
		}
	}

	@Test
	void afterACrashBeforeProcessingAnotherInstanceTellsIt() {
		store(HOSPITAL, "A1");
		var another = fixture.another();
		assertThat(another.sweep(HOSPITAL)).isZero();
		fixture.clock.advance(Duration.ofSeconds(2));
		assertThat(another.sweep(OTHER)).isZero();
		assertThat(another.sweep(HOSPITAL)).isEqualTo(1);
		assertThat(fixture.heard).hasSize(1);
		assertThat(fixture.outcome("A1")).isEqualTo("HEARD");
		fixture.clock.advance(Duration.ofHours(1));
		assertThat(another.sweep(HOSPITAL)).isZero();
	}

	@Test
	void aFailingListenerLeavesItForLaterWithGrowingDistance() {
		fixture.failing = true;
		UUID id = store(HOSPITAL, "A1");
		fixture.inbox.process(HOSPITAL, id);
		assertThat(fixture.outcome("A1")).isEqualTo("UNPROCESSED");
		fixture.clock.advance(Duration.ofSeconds(2));
		assertThat(fixture.inbox.sweep(HOSPITAL)).isEqualTo(1);
		assertThat(fixture.inbox.sweep(HOSPITAL)).isZero();
		fixture.clock.advance(Duration.ofSeconds(2));
		assertThat(fixture.inbox.sweep(HOSPITAL)).isEqualTo(1);
		fixture.clock.advance(Duration.ofMillis(3999));
		assertThat(fixture.inbox.sweep(HOSPITAL)).isZero();
		fixture.failing = false;
		fixture.clock.advance(Duration.ofMillis(1));
		assertThat(fixture.inbox.sweep(HOSPITAL)).isEqualTo(1);
		assertThat(fixture.heard).hasSize(1);
		assertThat(fixture.outcome("A1")).isEqualTo("HEARD");
	}

	@Test
	void neverWaitsLongerThanTenMinutes() {
		fixture.failing = true;
		store(HOSPITAL, "A1");
		fixture.jdbc.sql("update channel_inbox set tries = 1000 where institution_id = 7").update();
		fixture.clock.advance(Duration.ofSeconds(2));
		assertThat(fixture.inbox.sweep(HOSPITAL)).isEqualTo(1);
		fixture.clock.advance(Duration.ofMinutes(10));
		assertThat(fixture.inbox.sweep(HOSPITAL)).isEqualTo(1);
	}

	@Test
	void oneFailureDoesNotHoldTheOthers() {
		store(HOSPITAL, "A1");
		store(HOSPITAL, "A2");
		fixture.jdbc.sql("update channel_inbox set message = 'broken'::bytea where order_number = 'A1'").update();
		fixture.clock.advance(Duration.ofSeconds(2));
		fixture.inbox.sweep(HOSPITAL);
		assertThat(fixture.outcome("A2")).isEqualTo("HEARD");
		assertThat(fixture.outcome("A1")).isEqualTo("UNPROCESSED");
	}

	@Test
	void twoInstancesTakeUpEachMessageOnce() throws Exception {
		for (int i = 0; i < 40; i++) {
			store(HOSPITAL, "A" + i);
		}
		fixture.clock.advance(Duration.ofSeconds(2));
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Callable<Integer> claim = () -> fixture.rows.claim(HOSPITAL, fixture.clock.instant(), 50).size();
			var first = threads.submit(claim);
			var second = threads.submit(claim);
			assertThat(first.get() + second.get()).isEqualTo(40);
		}
	}

	@Test
	void whatDecidesNothingAndWhatNobodyKnowsIsSettledAsSuch() {
		fixture.inbox.process(HOSPITAL, store(HOSPITAL, "open1"));
		assertThat(fixture.outcome("open1")).isEqualTo("NOTHING_DECIDED");
		assertThat(fixture.heard).isEmpty();
		fixture.knowsTheOrder = false;
		fixture.inbox.process(HOSPITAL, store(HOSPITAL, "A1"));
		assertThat(fixture.outcome("A1")).isEqualTo("NOT_OURS");
	}

	@Test
	void keepsTheBytesEncryptedAndBoundToTheirRow() {
		store(HOSPITAL, "A1");
		store(HOSPITAL, "A2");
		byte[] kept = fixture.jdbc.sql("select message from channel_inbox where order_number = 'A1'").query(byte[].class).single();
		assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("invented person");
		fixture.jdbc.sql("update channel_inbox set message = ? where order_number = 'A2'").param(kept).update();
		UUID second = fixture.jdbc.sql("select inbox_id from channel_inbox where order_number = 'A2'").query(UUID.class).single();
		var waiting = fixture.rows.waiting(HOSPITAL, second).orElseThrow();
		assertThatThrownBy(() -> fixture.rows.open(waiting)).isInstanceOf(IllegalStateException.class);
	}

	@Test
	void theDatabaseRefusesAnOutcomeWithoutATime() {
		store(HOSPITAL, "A1");
		assertThatThrownBy(() -> fixture.jdbc.sql("update channel_inbox set outcome = 'HEARD' where order_number = 'A1'").update())
				.isInstanceOf(DataIntegrityViolationException.class);
	}
}
