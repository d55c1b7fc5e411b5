package medpay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import medpay.shared.web.ProblemCode;
import medpay.testing.ClientKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A hospital changes its key while it goes on paying: at two instances, with many threads, nothing is refused that an active key signed. */
class RotationTests {

	private static final int THREADS = 4;
	private static final int BETWEEN = 40;
	private static final String OPERATOR = "sec-1";

	private final Desk first = Desk.fresh();
	private final Desk second = first.another();

	/** One who signs in an endless loop until it is over; what was refused is remembered. */
	private static final class Signer {

		private final List<ProblemCode> refused = new ArrayList<>();
		private final AtomicInteger passed = new AtomicInteger();

		void sign(Callable<@Nullable ProblemCode> request, CountDownLatch over) throws Exception {
			while (over.getCount() > 0) {
				ProblemCode problem = request.call();
				if (problem == null) {
					passed.incrementAndGet();
				} else {
					refused.add(problem);
				}
			}
		}
	}

	/** Signs with the key from several threads at both instances, while the rest happens, and returns all of them when they have come to their end. */
	private void whileSigning(Attempt attempt, Step step) throws Exception {
		var over = new CountDownLatch(1);
		List<Signer> signers = new ArrayList<>();
		List<Future<?>> running = new ArrayList<>();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < THREADS; i++) {
				var signer = new Signer();
				Desk at = i % 2 == 0 ? first : second;
				signers.add(signer);
				running.add(threads.submit(() -> {
					signer.sign(() -> attempt.at(at), over);
					return null;
				}));
			}
			try {
				awaitProgress(signers);
				step.run();
				awaitProgress(signers);
			} finally {
				over.countDown();
			}
			for (Future<?> one : running) {
				one.get();
			}
		}
		assertThat(signers).allSatisfy(signer -> assertThat(signer.refused).as("refused while the key was active").isEmpty());
	}

	/** Until each has had its way some times more. */
	private static void awaitProgress(List<Signer> signers) {
		List<Integer> goals = signers.stream().map(signer -> signer.passed.get() + BETWEEN).toList();
		for (int i = 0; i < goals.size(); i++) {
			while (signers.get(i).passed.get() < goals.get(i) && signers.stream().allMatch(signer -> signer.refused.isEmpty())) {
				Thread.onSpinWait();
			}
		}
	}

	private interface Attempt {

		@Nullable
		ProblemCode at(Desk desk) throws Exception;
	}

	private interface Step {

		void run() throws Exception;
	}

	@Test
	void refusesNothingThatAnActiveKeySignedAndTheOldKeyAfterwards() throws Exception {
		NewSecret made = first.desk.create(Desk.HOSPITAL, Clients.Kind.HIS, OPERATOR);
		KeyPair pair = ClientKeys.sm2();
		var serial = new String[1];
		Attempt oldKey = at -> at.trySecret(made.clientId(), null, made.secret());
		Attempt newKey = at -> at.tryPair(made.clientId(), serial[0], SignatureScheme.SM2_SM3, pair);
		whileSigning(oldKey, () -> {
			serial[0] = first.desk.addPublicKey(Desk.HOSPITAL, made.clientId(), ClientKeys.pem(pair), null, OPERATOR);
			for (int i = 0; i < BETWEEN; i++) {
				assertThat(newKey.at(second)).as("the new key, at the other instance, at once").isNull();
			}
		});
		var retiring = new AtomicBoolean();
		Attempt eitherKey = at -> {
			assertThat(newKey.at(at)).isNull();
			ProblemCode problem = oldKey.at(at);
			return problem == ProblemCode.KEY_RETIRED && retiring.get() ? null : problem;
		};
		whileSigning(eitherKey, () -> {
			retiring.set(true);
			first.desk.retire(Desk.HOSPITAL, made.clientId(), made.serial(), OPERATOR);
		});
		assertThat(oldKey.at(first)).isEqualTo(ProblemCode.KEY_RETIRED);
		first.clock.advance(Duration.ofSeconds(3));
		assertThat(oldKey.at(second)).as("at the other instance within seconds").isEqualTo(ProblemCode.KEY_RETIRED);
		assertThat(newKey.at(second)).isNull();
	}
}
