package medpay.settlement.statement;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import medpay.ledger.Account;
import medpay.ledger.Turnovers;
import medpay.ledger.Turnovers.Turnover;
import medpay.settlement.statement.AccountCodes.Code;
import medpay.settlement.statement.Takings.Period;
import medpay.shared.BusinessDate;
import org.springframework.stereotype.Component;

/** The ledger by the hospital's own account codes (记账凭证导出): one voucher for each day and kind of entry, which balances. */
@Component
public class Vouchers {

	private final Turnovers turnovers;
	private final AccountCodes codes;

	Vouchers(Turnovers turnovers, AccountCodes codes) {
		this.turnovers = turnovers;
		this.codes = codes;
	}

	/** One line of a voucher; fen. {@code number}: the day and the kind of entry. */
	public record Line(BusinessDate day, String number, Code code, String leg, long debitFen, long creditFen) {}

	/** Accounts of the period that the hospital has given no code. */
	public Set<Account> missing(Period period) {
		Map<Account, Code> known = codes.of(period.institution());
		return turnovers(period).stream().map(Turnover::account).filter(account -> !known.containsKey(account))
				.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * All lines of the period.
	 *
	 * @throws IllegalStateException when an account has no code: ask {@link #missing} first
	 */
	public List<Line> of(Period period) {
		Map<Account, Code> known = codes.of(period.institution());
		return turnovers(period).stream().map(each -> {
			if (!known.containsKey(each.account())) {
				throw new IllegalStateException(each.account() + " has no code");
			}
			return new Line(each.day(), each.day() + "-" + each.kind(), Objects.requireNonNull(known.get(each.account())), each.leg(),
					each.debitFen(),
					each.creditFen());
		}).toList();
	}

	private List<Turnover> turnovers(Period period) {
		return turnovers.between(period.institution(), period.from(), period.until(), period.asOf());
	}
}
