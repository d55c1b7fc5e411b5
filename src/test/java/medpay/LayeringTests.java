package medpay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.stream.Stream;
import medpay.channel.PaymentChannel;
import medpay.sandbox.SandboxProcess;
import medpay.shared.call.OutsideCall;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

/** The code keeps the {@link LayeringRules}, and each of them was seen red: a sample that breaks it must be reported. */
class LayeringTests {

	private static final JavaClasses CODE = new ClassFileImporter()
			.importUrl(MedpayApplication.class.getProtectionDomain().getCodeSource().getLocation());

	@ParameterizedTest
	@MethodSource("rules")
	void theCodeKeepsTheRule(ArchRule rule) {
		rule.check(CODE);
	}

	static Stream<ArchRule> rules() {
		return LayeringRules.all();
	}

	@ParameterizedTest
	@MethodSource("samples")
	void reportsTheSampleThatBreaksIt(ArchRule rule, Class<?> sample) {
		assertThat(rule.evaluate(new ClassFileImporter().importClasses(sample)).hasViolation()).isTrue();
	}

	static Stream<Arguments> samples() {
		return Stream.of(Arguments.of(LayeringRules.TIME_COMES_FROM_A_CLOCK, ReadsTheTime.class),
				Arguments.of(LayeringRules.MONEY_NEVER_FLOATS, FloatingField.class),
				Arguments.of(LayeringRules.MONEY_NEVER_FLOATS, FloatingParameter.class),
				Arguments.of(LayeringRules.ONLY_PAYMENT_MOVES_MONEY, ChargesPastPayment.class),
				Arguments.of(LayeringRules.NOBODY_KNOWS_THE_SANDBOX, KnowsTheSandbox.class),
				Arguments.of(LayeringRules.NOTHING_IS_PRINTED, Prints.class),
				Arguments.of(LayeringRules.CONTROLLERS_STAY_INSIDE, OpenController.class),
				Arguments.of(LayeringRules.NAMES_SAY_SOMETHING, PaymentHelper.class),
				Arguments.of(LayeringRules.NO_TRANSACTION_DURING_A_CALL, CallsInTransaction.class),
				Arguments.of(LayeringRules.ROWS_ARE_READ_WHOLE, StreamsRows.class));
	}

	@Test
	void provesEveryRule() {
		assertThat(samples().map(sample -> sample.get()[0]).distinct()).containsExactlyInAnyOrderElementsOf(rules().toList());
	}

	@Test
	void letsACallPassThatForbidsATransaction() {
		assertThat(LayeringRules.NO_TRANSACTION_DURING_A_CALL.evaluate(new ClassFileImporter().importClasses(CallsWithoutTransaction.class))
				.hasViolation())
				.isFalse();
	}

	static final class ReadsTheTime {

		Instant now() {
			return Instant.now();
		}
	}

	static final class StreamsRows {

		long count(JdbcClient jdbc) {
			return jdbc.sql("select 1").query(Integer.class).stream().count();
		}
	}

	static final class FloatingField {

		@Nullable
		Double yuan;
	}

	static final class FloatingParameter {

		long fen(double yuan) {
			return (long) yuan;
		}
	}

	static final class ChargesPastPayment {

		OutsideCall<PaymentChannel.ChargeResult> charge(PaymentChannel channel, PaymentChannel.ChargeOrder order) {
			return channel.charge(order);
		}
	}

	static final class KnowsTheSandbox {

		Class<?> it() {
			return SandboxProcess.class;
		}
	}

	static final class Prints {

		void print() {
			System.out.println("a card number");
		}
	}

	@RestController
	public static final class OpenController {}

	static final class PaymentHelper {}

	static final class CallsInTransaction {

		@Transactional
		Object call(OutsideCall<Object> call) {
			return call.send();
		}
	}

	static final class CallsWithoutTransaction {

		@Transactional(propagation = Propagation.NEVER)
		Object call(OutsideCall<Object> call) {
			return call.send();
		}
	}
}
