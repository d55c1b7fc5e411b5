package medpay.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import medpay.payment.MoneyMoved;
import medpay.payment.MoneyMoved.BillPaid;
import medpay.payment.MoneyMoved.BillRefunded;
import medpay.payment.MoneyMoved.ChannelMoved;
import medpay.payment.MoneyMoved.InsuranceMoved;
import medpay.payment.MoneyMoved.Split;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what each party's statement must show (应有明细), in the transaction that moved the money: so a missing line is known from the moment of the charge, not
 * from the day's file.
 */
@Component
class Expectations {

	private final JdbcClient jdbc;
	private final BusinessClock clock;

	Expectations(JdbcClient jdbc, BusinessClock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	private record Line(Source source, LineKind kind, String key, BusinessDate day, MoneyMoved moved, @Nullable String refundNumber,
			@Nullable String theirNumber, @Nullable String messageNumber, @Nullable String visitNumber, String groupKey, LineAmounts amounts) {}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void expect(MoneyMoved moved) {
		insert(switch (moved) {
			case InsuranceMoved told -> new Line(Source.INSURANCE, told.undone() ? LineKind.REFUND : LineKind.CHARGE, told.settlementNumber(),
					BusinessDate.of(told.at()), told, null, told.settlementNumber(), told.messageNumber(), told.insuranceVisitNumber(),
					groupKey(told.insuranceType(), told.clearingType(), told.clearingOffice()), amounts(told.split()));
			case ChannelMoved told -> new Line(Source.valueOf(told.channel()), told.back() ? LineKind.REFUND : LineKind.CHARGE, told.orderNumber(),
					channelDay(told), told, null, told.reference(), null, null, "", LineAmounts.ofChannel(told.amount().fen()));
			case BillPaid told -> new Line(Source.HIS, LineKind.CHARGE, told.billNumber(), BusinessDate.of(told.at()), told, null, null, null, null,
					"", amounts(told.split()));
			case BillRefunded told -> new Line(Source.HIS, LineKind.REFUND, told.billNumber() + "/" + told.refundNumber(), BusinessDate.of(told.at()),
					told, told.refundNumber(), null, null, null, "",
					new LineAmounts(told.total().fen(), told.fundFen(), told.personalAccountFen(), rest(told), told.selfPayFen()));
		});
	}

	/** Insurance type, clearing type, clearing office: the group of the platform's totals. */
	static String groupKey(String insuranceType, String clearingType, String clearingOffice) {
		return insuranceType + "/" + clearingType + "/" + clearingOffice;
	}

	private static long rest(BillRefunded told) {
		return told.total().fen() - told.fundFen() - told.personalAccountFen() - told.selfPayFen();
	}

	private static LineAmounts amounts(Split split) {
		Money other = split.otherPaid();
		return new LineAmounts(split.total().fen(), split.fundPaid().fen(), split.personalAccountPaid().fen(), other.fen(), split.selfPay().fen());
	}

	/** The settlement day that the channel named, in the year nearest to the moment; else by its cut-off, which for UnionPay is 23:00. */
	static BusinessDate channelDay(ChannelMoved told) {
		LocalDateTime local = LocalDateTime.ofInstant(told.at(), BusinessClock.SHANGHAI);
		LocalDate byCutOff = told.channel().equals(Source.UNIONPAY.name()) ? local.plusHours(1).toLocalDate() : local.toLocalDate();
		String named = told.settledOn();
		if (named == null || !named.matches("(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])")) {
			return new BusinessDate(byCutOff);
		}
		return new BusinessDate(nearest(byCutOff, Integer.parseInt(named.substring(0, 2)), Integer.parseInt(named.substring(2))));
	}

	private static LocalDate nearest(LocalDate to, int month, int day) {
		LocalDate best = to;
		long distance = Long.MAX_VALUE;
		for (int year = to.getYear() - 1; year <= to.getYear() + 1; year++) {
			LocalDate first = LocalDate.of(year, month, 1);
			if (day <= first.lengthOfMonth()) {
				long away = Math.abs(first.withDayOfMonth(day).toEpochDay() - to.toEpochDay());
				if (away < distance) {
					best = first.withDayOfMonth(day);
					distance = away;
				}
			}
		}
		return best;
	}

	private void insert(Line line) {
		LineAmounts amounts = line.amounts();
		Instant now = clock.now();
		jdbc.sql(
				"""
						insert into expected_line (institution_id, source, kind, line_key, business_date, payment_id, bill_number, refund_number, their_number,
						  message_number, visit_number, group_key, scene, total_fen, fund_fen, personal_account_fen, other_fen, self_pay_fen, at, recorded_at)
						values (:institution, :source, :kind, :key, :day, :payment, :bill, :refund, :theirs, :message, :visit, :group, :scene, :total, :fund, :account,
						  :other, :self, :at, :now)
						on conflict (institution_id, source, kind, line_key) do nothing""")
				.param("institution", line.moved().payment().institutionId())
				.param("source", line.source().name()).param("kind", line.kind().name()).param("key", line.key()).param("day", line.day().value())
				.param("payment", line.moved().payment().value()).param("bill", line.moved().billNumber()).param("refund", line.refundNumber())
				.param("theirs", line.theirNumber()).param("message", line.messageNumber()).param("visit", line.visitNumber())
				.param("scene", line.moved() instanceof ChannelMoved told ? told.scene().name() : "").param("group", line.groupKey())
				.param("total", amounts.totalFen()).param("fund", amounts.fundFen())
				.param("account", amounts.personalAccountFen()).param("other", amounts.otherFen()).param("self", amounts.selfPayFen())
				.param("at", line.moved().at().atOffset(ZoneOffset.UTC)).param("now", now.atOffset(ZoneOffset.UTC)).update();
	}
}
