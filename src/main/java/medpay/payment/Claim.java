package medpay.payment;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import medpay.payment.machine.NextStep.Deed;
import org.jspecify.annotations.Nullable;

/** Who works on a payment now, what it has sent that nobody answered yet, and when somebody looks at it next (经办). */
@Embeddable
class Claim {

	private static final Duration PERSON_DECIDES_WITHIN = Duration.ofDays(1);

	private @Nullable UUID owner;
	private @Nullable UUID openAttempt;
	private @Nullable Instant openSince;

	@Enumerated(EnumType.STRING)
	private @Nullable Deed openDeed;

	private @Nullable Instant lookAt;
	private @Nullable Instant doubtBeganAt;
	private @Nullable String task;
	private @Nullable Instant taskDueAt;

	void ownedBy(UUID worker, Instant now) {
		owner = worker;
		lookAt = now;
	}

	boolean isOwnedBy(UUID worker) {
		return worker.equals(owner);
	}

	void sending(UUID attempt, Deed deed, Instant now) {
		openAttempt = attempt;
		openDeed = deed;
		openSince = now;
		lookAt = now;
	}

	boolean waitsFor(UUID attempt) {
		return attempt.equals(openAttempt);
	}

	void answered() {
		openAttempt = null;
		openDeed = null;
		openSince = null;
	}

	/** Nobody works on it until {@code next}; null: until somebody tells something. */
	void rest(@Nullable Instant next) {
		owner = null;
		lookAt = next;
	}

	void lookAtOnce(Instant now) {
		if (lookAt == null || lookAt.isAfter(now)) {
			lookAt = now;
		}
	}

	boolean isDue(Instant now) {
		return lookAt != null && !lookAt.isAfter(now);
	}

	/** When somebody looks at it next. */
	Optional<Instant> nextLook() {
		return Optional.ofNullable(lookAt);
	}

	Instant doubtSince(Instant now) {
		if (doubtBeganAt == null) {
			doubtBeganAt = now;
		}
		return doubtBeganAt;
	}

	void noDoubt() {
		doubtBeganAt = null;
	}

	/** The ladder is at its end, or no rule fits: a person decides. {@code name} of the task, at most 64 characters. */
	void needsAPerson(String name, Instant now) {
		task = name;
		taskDueAt = now.plus(PERSON_DECIDES_WITHIN);
	}

	Optional<UUID> owner() {
		return Optional.ofNullable(owner);
	}

	Optional<UUID> openAttempt() {
		return Optional.ofNullable(openAttempt);
	}

	/** What the open attempt is for: news may have moved the payment on since it was sent. */
	Optional<Deed> openDeed() {
		return Optional.ofNullable(openDeed);
	}

	Optional<Instant> openSince() {
		return Optional.ofNullable(openSince);
	}

	/** Whatever a person was to decide is decided. */
	void noTask() {
		task = null;
		taskDueAt = null;
	}

	/** Until when a person is to have decided: one day after the task came up. */
	Optional<Instant> taskDueAt() {
		return Optional.ofNullable(taskDueAt);
	}

	Optional<String> task() {
		return Optional.ofNullable(task);
	}
}
