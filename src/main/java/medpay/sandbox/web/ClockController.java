package medpay.sandbox.web;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.StoredClock;
import medpay.shared.web.Checks;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads the business clock (业务时钟) and moves it forward, never back. */
@RestController
@SandboxPart
@RequestMapping("/sandbox/api/clock")
class ClockController {

	private static final Duration FARTHEST = Duration.ofDays(3660);

	private final StoredClock clock;

	ClockController(StoredClock clock) {
		this.clock = clock;
	}

	@GetMapping
	Now now() {
		return new Now(clock.now());
	}

	@PostMapping
	Now move(@RequestBody Move move) {
		var checks = new Checks();
		checks.that((move.instant() == null) != (move.advance() == null), "instant", "instant 与 advance 须且只须给出一个",
				"give exactly one of instant and advance");
		checks.done();
		if (move.instant() != null) {
			to(move.instant());
		} else if (move.advance() != null) {
			by(move.advance());
		}
		return now();
	}

	private void to(Instant instant) {
		var checks = new Checks();
		checks.that(instant.isBefore(clock.now().plus(FARTHEST)), "instant", "最多向前十年", "at most ten years ahead");
		checks.done();
		if (!clock.moveTo(instant)) {
			throw new ProblemException(ProblemCode.STATE_CONFLICT, "instant");
		}
	}

	private void by(String advance) {
		Duration duration = parsed(advance);
		if (duration.isNegative()) {
			throw new ProblemException(ProblemCode.STATE_CONFLICT, "advance");
		}
		var checks = new Checks();
		checks.that(duration.compareTo(FARTHEST) <= 0, "advance", "最多向前十年", "at most ten years ahead");
		checks.done();
		clock.advance(duration);
	}

	private static Duration parsed(String advance) {
		try {
			return Duration.parse(advance);
		} catch (DateTimeParseException e) {
			throw new ProblemException(ProblemCode.FIELD_INVALID, "advance");
		}
	}

	record Move(@Nullable Instant instant, @Nullable String advance) {}

	record Now(Instant instant) {}
}
