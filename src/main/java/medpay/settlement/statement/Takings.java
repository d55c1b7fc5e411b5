package medpay.settlement.statement;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import medpay.ledger.Turnovers;
import medpay.ledger.Turnovers.Labelled;
import medpay.ledger.Turnovers.Turnover;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.springframework.stereotype.Component;

/**
 * Sums what was taken (收款汇总), by scene for the hospital's statement, by operator for the cashier's shift, by day for the month: three views of the same turnovers, so
 * they cannot differ.
 */
@Component
public class Takings {

	private static final Comparator<Taking> ORDER = Comparator.comparing(Taking::under).thenComparing(Taking::payer).thenComparing(Taking::method);

	private final Turnovers turnovers;

	Takings(Turnovers turnovers) {
		this.turnovers = turnovers;
	}

	/** Some days of an institution. {@code asOf}: as its books were then. */
	public record Period(InstitutionId institution, BusinessDate from, BusinessDate until, Instant asOf) {}

	/** By where in the care it arose (按场景); the scene is empty for what belongs to no patient. */
	public List<Taking> byScene(Period period) {
		return sum(period, each -> each.labels().scene());
	}

	/** By whoever stood at the counter (按收费员). */
	public List<Taking> byOperator(Period period) {
		return sum(period, each -> each.labels().operator());
	}

	/** By business day (按日). */
	public List<Taking> byDay(Period period) {
		return sum(period, each -> each.turnover().day().toString());
	}

	/** Everything of each payer and method. */
	public List<Taking> total(Period period) {
		return sum(period, each -> "");
	}

	private List<Taking> sum(Period period, Function<Labelled, String> under) {
		record Key(String under, Payer payer, String method) {}
		Map<Key, Taking> sums = new LinkedHashMap<>();
		for (Labelled each : turnovers.labelled(period.institution(), period.from(), period.until(), period.asOf())) {
			Turnover turnover = each.turnover();
			payer(turnover).filter(payer -> !isPayment(turnover)).ifPresent(payer -> {
				var key = new Key(under.apply(each), payer, method(payer, turnover));
				sums.merge(key, taking(Taking.nothing(key.under(), payer, key.method()), turnover), Taking::plus);
			});
		}
		return sums.values().stream().sorted(ORDER).toList();
	}

	private static Optional<Payer> payer(Turnover turnover) {
		return Arrays.stream(Payer.values()).filter(payer -> payer.account() == turnover.account()).findFirst();
	}

	/** The party paid what it owed: that is no taking. */
	private static boolean isPayment(Turnover turnover) {
		return switch (turnover.kind()) {
			case "PAYOUT_RECEIVED", "PAYOUT_SHIFTED", "INSURANCE_CLEARED" -> true;
			default -> false;
		};
	}

	private static String method(Payer payer, Turnover turnover) {
		return payer == Payer.CHANNEL || payer == Payer.WINDOW ? turnover.leg() : "";
	}

	/** A kind of entry that nobody told this report about counts as an adjustment: the sum stays that of the account. */
	private static Taking taking(Taking none, Turnover turnover) {
		return switch (turnover.kind()) {
			case "INSURANCE_SETTLED", "INSURANCE_REVERSED", "CHARGED", "RETURNED", "WINDOW_PAID", "WINDOW_RETURNED" ->
				new Taking(none.under(), none.payer(), none.method(), turnover.debitFen() > 0 ? turnover.entries() : 0, turnover.debitFen(),
						turnover.creditFen() > 0 ? turnover.entries() : 0, turnover.creditFen(), 0, 0);
			case "CHANNEL_FEE" ->
				new Taking(none.under(), none.payer(), none.method(), 0, 0, 0, 0, -turnover.netFen(), 0);
			default -> new Taking(none.under(), none.payer(), none.method(), 0, 0, 0, 0, 0, turnover.netFen());
		};
	}
}
