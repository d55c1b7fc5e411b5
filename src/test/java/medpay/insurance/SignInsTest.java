package medpay.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import medpay.insurance.InsurancePlatform.PersonLookup;
import medpay.insurance.InsurancePlatform.SettlementResult;
import medpay.insurance.platform.PlatformJson;
import medpay.shared.Operator;
import medpay.shared.call.OutsideCall;
import medpay.shared.call.Wire;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class SignInsTest {

	private final ScriptedPlatform platform = new ScriptedPlatform(Door.CRYPTO, Door.HOSPITAL_PUBLIC, Door.PLATFORM_PRIVATE);
	private final Door door = new Door(platform);

	private OutsideCall<PersonLookup> prepare(Operator operator) {
		return door.client.person(Door.HOSPITAL, Door.voucher(), operator);
	}

	private static String signNumber(OutsideCall<?> call) {
		return PlatformJson.object(call.request()).path("sign_no").asString();
	}

	@Test
	void signsAnOperatorInOnceADay() {
		prepare(Door.CASHIER);
		prepare(Door.CASHIER);
		assertThat(platform.sent("9001")).hasSize(1);
		prepare(new Operator("C008", "李收费", Operator.Kind.CASHIER));
		assertThat(platform.sent("9001")).hasSize(2);
		door.businessTime.now = door.businessTime.now.plus(Duration.ofHours(15));
		assertThat(signNumber(prepare(Door.CASHIER))).isEqualTo("359754");
		assertThat(platform.sent("9001")).hasSize(3);
	}

	@Test
	void signsInOnceHoweverManyCallsStartTogether() throws Exception {
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Future<String> call : threads.invokeAll(Collections.<Callable<String>>nCopies(20, () -> signNumber(prepare(Door.CASHIER))))) {
				assertThat(call.get()).isEqualTo("359754");
			}
		}
		assertThat(platform.sent("9001")).hasSize(1);
	}

	@Test
	void recordsTheSignInBeforeAndAfterItIsSent() {
		prepare(Door.CASHIER);
		assertThat(door.exchange.recorded).containsExactly("sending sign-in insurance 9001 H31010600001202611220902300000", "received 0");
	}

	@Test
	void signsInAnewWhenThePlatformForgotAndNothingWasDecided() {
		platform.refuse("2207", "操作员未签到");
		var answer = door.client.settle(Door.visit(), Door.bill(), Door.scope()).send();
		assertThat(answer.meaning()).isInstanceOf(SettlementResult.InDoubt.class);
		assertThat(answer.code()).isEqualTo("signed-out");
		platform.refuse("1101", "签到已失效");
		assertThat(prepare(Door.CASHIER).send().meaning()).isInstanceOf(PersonLookup.NoAnswer.class);
		assertThat(prepare(Door.CASHIER).send().meaning()).isInstanceOf(PersonLookup.Found.class);
		assertThat(platform.sent("9001")).hasSize(3);
	}

	@Test
	void goesOnWithoutANumberAndTriesAgainAfterAPauseWhenSignInFails() {
		platform.next("9001", new Wire.Reply.Lost("timeout", null));
		assertThat(signNumber(prepare(Door.CASHIER))).isEmpty();
		assertThat(signNumber(prepare(Door.CASHIER))).isEmpty();
		assertThat(platform.sent("9001")).hasSize(1);
		door.machineTime.now = door.machineTime.now.plusSeconds(30);
		assertThat(signNumber(prepare(Door.CASHIER))).isEqualTo("359754");
		assertThat(door.exchange.recorded).contains("received timeout", "received 0");
	}

	@Test
	void takesNoNumberFromARefusalOrAnEmptyAnswer() {
		platform.refuse("9001", "今天已签退");
		assertThat(signNumber(prepare(Door.CASHIER))).isEmpty();
		door.machineTime.now = door.machineTime.now.plusSeconds(30);
		platform.bend("9001", answer -> answer.set("output", PlatformJson.emptyObject()));
		assertThat(signNumber(prepare(Door.CASHIER))).isEmpty();
		assertThat(door.exchange.recorded).contains("received -1", "received malformed");
	}

	@Test
	void sendsNothingInsideATransaction() {
		TransactionSynchronizationManager.setActualTransactionActive(true);
		try {
			assertThat(door.client.signedIn(Door.HOSPITAL, Door.CASHIER)).isFalse();
			assertThatThrownBy(() -> door.client.signIn(Door.HOSPITAL, Door.CASHIER)).isInstanceOf(IllegalStateException.class);
			assertThat(signNumber(prepare(Door.CASHIER))).isEmpty();
		} finally {
			TransactionSynchronizationManager.setActualTransactionActive(false);
		}
		assertThat(platform.sent("9001")).isEmpty();
	}

	@Test
	void aSignInMadeBeforeTheTransactionServesInsideIt() {
		door.client.signIn(Door.HOSPITAL, Door.CASHIER);
		TransactionSynchronizationManager.setActualTransactionActive(true);
		try {
			assertThat(door.client.signedIn(Door.HOSPITAL, Door.CASHIER)).isTrue();
			assertThat(signNumber(prepare(Door.CASHIER))).isEqualTo("359754");
		} finally {
			TransactionSynchronizationManager.setActualTransactionActive(false);
		}
	}
}
