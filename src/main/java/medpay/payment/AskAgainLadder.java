package medpay.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** When a doubt is asked about again (追问阶梯): steps counted from its beginning on the business clock; then daily for seven days; then a person. */
record AskAgainLadder(List<Duration> steps) {

	private static final int DAYS = 7;

	/** UnionPay's first questions: 1, 2, 4, 8, 16, 32 s after the doubt began (channels §1.5), then the general ladder. */
	static AskAgainLadder ofCharge(List<Duration> general) {
		List<Duration> first = IntStream.range(0, 6).mapToObj(power -> Duration.ofSeconds(1L << power)).toList();
		Duration last = first.getLast();
		return of(Stream.concat(first.stream(), general.stream().filter(step -> step.compareTo(last) > 0)).toList());
	}

	static AskAgainLadder of(List<Duration> general) {
		Duration last = general.getLast();
		Stream<Duration> days = IntStream.rangeClosed(1, DAYS).mapToObj(Duration::ofDays).filter(day -> day.compareTo(last) > 0);
		return new AskAgainLadder(Stream.concat(general.stream(), days).toList());
	}

	/** The next moment to ask, or nothing when the ladder is at its end. */
	Optional<Instant> next(Instant began, Instant now) {
		return steps.stream().map(began::plus).filter(moment -> moment.isAfter(now)).findFirst();
	}
}
