package medpay.payment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import medpay.shared.InstitutionId;
import medpay.shared.Scene;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the counted days of institutions (统计查询): no person and no bill in it. Refunds are not taken off. */
@Component
public class PaymentFigures {

	private final JdbcClient jdbc;

	PaymentFigures(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** By what the payments are grouped. */
	public enum By {

		/** The institution (医院): the key is its number. */
		INSTITUTION("institution_id::text"),
		/** The scene (场景). */
		SCENE("scene"),
		/** What paid the patient's part (渠道): a channel, WINDOW, or NOTHING when insurance paid all. */
		CHANNEL("channel"),
		/** The age group (年龄组). */
		AGE("age_group"),
		/** The day (日). */
		DAY("day::text");

		private final String column;

		By(String column) {
			this.column = column;
		}
	}

	/** Which days, both included, of which institutions; {@code scene}: null for all. */
	public record Scope(Collection<InstitutionId> institutions, LocalDate from, LocalDate to, @Nullable Scene scene) {

		Long[] ids() {
			return institutions.stream().map(InstitutionId::value).toArray(Long[]::new);
		}
	}

	/**
	 * Payments of a group that were paid or are at the window.
	 *
	 * @param persons of each day, added up
	 * @param noTouch for which the patient did nothing
	 * @param codeUses with a code shown, {@code codeFen}: their bills
	 * @param creditUses charged to a credit account, {@code creditFen}: what was charged
	 */
	public record Figure(String key, long payments, long persons, long noTouch, long totalFen, long insuredFen, long selfPayFen, long codeUses,
			long codeFen, long creditUses, long creditFen) {

		public Figure plus(Figure other) {
			return new Figure(key, payments + other.payments, persons + other.persons, noTouch + other.noTouch, totalFen + other.totalFen,
					insuredFen + other.insuredFen, selfPayFen + other.selfPayFen, codeUses + other.codeUses, codeFen + other.codeFen,
					creditUses + other.creditUses, creditFen + other.creditFen);
		}

		/** The same figures of another group. */
		public Figure of(String group) {
			return new Figure(group, payments, persons, noTouch, totalFen, insuredFen, selfPayFen, codeUses, codeFen, creditUses, creditFen);
		}
	}

	/** In the order of the keys. */
	public List<Figure> sums(Scope scope, By by) {
		String of = scope.scene() == null ? "" : " and scene = '" + scope.scene().name() + "'";
		return jdbc
				.sql("""
						select %s as key, sum(payments), sum(persons), sum(no_touch), sum(total_fen), sum(insured_fen), sum(self_pay_fen),
						  coalesce(sum(payments) filter (where by_code), 0), coalesce(sum(total_fen) filter (where by_code), 0), sum(credit_uses), sum(credit_fen)
						from payment_figure where institution_id = any(:institutions) and day between :from and :to%s group by 1 order by 1"""
						.formatted(by.column, of))
				.param("institutions", scope.ids()).param("from", scope.from()).param("to", scope.to())
				.query((row, number) -> new Figure(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6),
						row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10), row.getLong(11)))
				.list();
	}

	/** Bills of a scene at an institution for which the patient did nothing. */
	public record NoTouch(InstitutionId institution, Scene scene, long bills) {}

	public List<NoTouch> noTouch(Scope scope) {
		String of = scope.scene() == null ? "" : " and scene = '" + scope.scene().name() + "'";
		return jdbc.sql("""
				select institution_id, scene, sum(no_touch) from payment_figure
				where institution_id = any(:institutions) and day between :from and :to""" + of + " group by 1, 2 order by 1, 2")
				.param("institutions", scope.ids()).param("from", scope.from()).param("to", scope.to())
				.query((row, number) -> new NoTouch(new InstitutionId(row.getLong(1)), Scene.valueOf(row.getString(2)), row.getLong(3))).list();
	}
}
