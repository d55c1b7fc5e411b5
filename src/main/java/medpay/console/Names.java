package medpay.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import medpay.operator.Operators;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts as people's names (操作员姓名), at most a minute old. */
@Component
public class Names {

	private static final Duration LIFE = Duration.ofMinutes(1);

	private final Operators operators;
	private final Clock clock;
	private volatile @Nullable Held held;

	private record Held(Function<String, String> names, Instant since) {}

	Names(Operators operators, Clock clock) {
		this.operators = operators;
		this.clock = clock;
	}

	/** The name of this account; the account itself when it is none of an operator. */
	public String of(String account) {
		Held known = held;
		if (known == null || known.since().plus(LIFE).isBefore(clock.instant())) {
			known = new Held(operators.names(), clock.instant());
			held = known;
		}
		return known.names().apply(account);
	}
}
