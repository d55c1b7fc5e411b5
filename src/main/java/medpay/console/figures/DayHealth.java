package medpay.console.figures;

import java.util.List;
import java.util.stream.Collectors;
import medpay.console.Counterparties;
import medpay.institution.Institution;
import medpay.reconciliation.Discrepancies;
import medpay.reconciliation.Discrepancies.Filter;
import medpay.reconciliation.Discrepancy;
import medpay.settlement.close.DayClose;
import medpay.shared.BusinessDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands beside a day's figures (运行状况): the books of the days before, and the parties at the other end. */
@Component
public class DayHealth {

	private static final int MOST = 99;

	private final Discrepancies discrepancies;
	private final DayClose closes;
	private final Counterparties parties;

	DayHealth(Discrepancies discrepancies, DayClose closes, Counterparties parties) {
		this.discrepancies = discrepancies;
		this.closes = closes;
		this.parties = parties;
	}

	/**
	 * How it stands now.
	 *
	 * @param differences open ones; {@code more}: there are more than that
	 * @param next the next day to close; null: none waits
	 * @param parties that were called, {@code down}: how many of them count as down, {@code whichDown}: their addresses
	 */
	public record Health(int differences, boolean more, @Nullable String next, int parties, int down, String whichDown) {}

	public Health of(Institution hospital) {
		int open = discrepancies.find(hospital.id(), new Filter(null, null, null, Discrepancy.State.OPEN), MOST + 1).size();
		List<Counterparties.Party> all = parties.all();
		List<Counterparties.Party> down = all.stream().filter(Counterparties.Party::down).toList();
		return new Health(Math.min(open, MOST), open > MOST, closes.next(hospital.id()).map(BusinessDate::toString).orElse(null), all.size(),
				down.size(),
				down.stream().map(Counterparties.Party::address).collect(Collectors.joining("、")));
	}
}
