package medpay.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.call.Answer;
import medpay.shared.call.OutsideCall;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import medpay.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record of messages on a real PostgreSQL, as a role that may not update. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExchangeTest {

	private static final InstitutionId HOSPITAL = new InstitutionId(7);
	private static final String PERSONAL = "{\"psn_name\":\"钱多多\"}";

	private final DataSource database = TestDatabase.insertOnly(TestDatabase.migrated());
	private final JdbcClient jdbc = JdbcClient.create(database);
	private final CryptoProvider crypto = new BouncyCastleCrypto(CryptoKeys.random());
	private final Exchange exchange = new RecordedExchange(jdbc, crypto, Clock.systemUTC());

	@Test
	void keepsAnAttemptBeforeItsAnswer() {
		UUID payment = Ids.timeOrdered();
		exchange.sending(HOSPITAL, "payment", payment, call("2207", "msg-1"));
		assertThat(exchange.of(HOSPITAL, "payment", payment)).singleElement().satisfies(attempt -> {
			assertThat(attempt.operation()).isEqualTo("2207");
			assertThat(attempt.number()).isEqualTo("msg-1");
			assertThat(attempt.inward()).isFalse();
			assertThat(attempt.answeredAt()).isNull();
			assertThat(attempt.code()).isNull();
		});
	}

	@Test
	void keepsTheFirstAnswerAndIgnoresASecond() {
		UUID payment = Ids.timeOrdered();
		UUID attempt = exchange.sending(HOSPITAL, "payment", payment, call("consume", "order-1"));
		exchange.received(HOSPITAL, attempt, answer("00", "accepted", "first".getBytes(UTF_8)));
		exchange.received(HOSPITAL, attempt, answer("99", "changed its mind", "second".getBytes(UTF_8)));
		assertThat(exchange.of(HOSPITAL, "payment", payment)).singleElement().extracting(Attempt::code, Attempt::detail)
				.containsExactly("00", "accepted");
		assertThat(opened("answer", attempt)).isEqualTo("first");
	}

	@Test
	void keepsAnAnswerWithoutBytes() {
		UUID payment = Ids.timeOrdered();
		UUID attempt = exchange.sending(HOSPITAL, "payment", payment, call("consume", "order-2"));
		exchange.received(HOSPITAL, attempt, answer("timeout", "no answer within 10 s", null));
		assertThat(exchange.of(HOSPITAL, "payment", payment)).singleElement().satisfies(kept -> {
			assertThat(kept.code()).isEqualTo("timeout");
			assertThat(kept.answeredAt()).isAfterOrEqualTo(kept.sentAt());
		});
	}

	@Test
	void cutsAnAnswerThatIsTooLongInsteadOfLosingIt() {
		UUID payment = Ids.timeOrdered();
		UUID attempt = exchange.sending(HOSPITAL, "payment", payment, call("consume", "order-3"));
		exchange.received(HOSPITAL, attempt, answer("c".repeat(100), "line\u0000 one\nline two" + "长".repeat(1000), null));
		assertThat(exchange.of(HOSPITAL, "payment", payment)).singleElement().satisfies(kept -> {
			assertThat(kept.code()).hasSize(40);
			assertThat(kept.detail()).hasSize(400).startsWith("line  one line two长");
		});
	}

	@Test
	void keepsWhatTheOtherPartySentByItself() {
		UUID payment = Ids.timeOrdered();
		UUID told = exchange.told(HOSPITAL, "payment", payment, "unionpay", "notify", "order-4", "00", "charged", PERSONAL.getBytes(UTF_8));
		assertThat(exchange.of(HOSPITAL, "payment", payment)).singleElement().satisfies(kept -> {
			assertThat(kept.id()).isEqualTo(told);
			assertThat(kept.inward()).isTrue();
			assertThat(kept.code()).isEqualTo("00");
		});
		assertThat(opened("attempt", told)).isEqualTo(PERSONAL);
	}

	@Test
	void showsAttemptsInTheOrderInWhichTheyWereMade() {
		UUID payment = Ids.timeOrdered();
		List<String> operations = List.of("2201", "2203", "2204", "2206", "2207", "2601");
		operations.forEach(operation -> exchange.sending(HOSPITAL, "payment", payment, call(operation, operation)));
		assertThat(exchange.of(HOSPITAL, "payment", payment)).extracting(Attempt::operation).containsExactlyElementsOf(operations);
		assertThat(exchange.of(new InstitutionId(8), "payment", payment)).isEmpty();
		assertThat(exchange.of(HOSPITAL, "estimate", payment)).isEmpty();
	}

	@Test
	void encryptsTheExactBytesForTheirOwnRowOnly() {
		UUID first = exchange.sending(HOSPITAL, "payment", Ids.timeOrdered(), call("1101", "msg-5"));
		UUID second = exchange.sending(HOSPITAL, "payment", Ids.timeOrdered(), call("1101", "msg-6"));
		assertThat(new String(stored("attempt", first), UTF_8)).doesNotContain("钱多多");
		assertThat(opened("attempt", first)).isEqualTo(PERSONAL);
		assertThatIllegalStateException().isThrownBy(() -> crypto.decrypt(stored("attempt", first), "attempt:message:7:" + second));
	}

	@Test
	void refusesAnAnswerToNothing() {
		assertThatExceptionOfType(DataIntegrityViolationException.class)
				.isThrownBy(() -> exchange.received(HOSPITAL, Ids.timeOrdered(), answer("00", "", null))).withMessageContaining("answer_of_attempt");
	}

	private String opened(String table, UUID attempt) {
		return new String(crypto.decrypt(stored(table, attempt), table + ":message:7:" + attempt), UTF_8);
	}

	private byte[] stored(String table, UUID attempt) {
		return jdbc.sql("select message from " + table + " where institution_id = 7 and attempt_id = :id").param("id", attempt).query(byte[].class)
				.single();
	}

	private static Answer<String> answer(String code, String detail, byte @Nullable [] bytes) {
		return new Answer<>("meaning", code, detail, bytes);
	}

	private static OutsideCall<String> call(String operation, String number) {
		return new OutsideCall<>() {

			@Override
			public String party() {
				return "insurance";
			}

			@Override
			public String operation() {
				return operation;
			}

			@Override
			public String number() {
				return number;
			}

			@Override
			public byte[] request() {
				return PERSONAL.getBytes(UTF_8);
			}

			@Override
			public Answer<String> send() {
				throw new UnsupportedOperationException("recording must not send");
			}
		};
	}
}
