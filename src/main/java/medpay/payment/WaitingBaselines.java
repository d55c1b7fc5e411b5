package medpay.payment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import medpay.shared.Scene;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long patients queued and paid before (排队缴费基线), as each hospital measured it. Without a measurement nobody says that minutes were saved. */
@Component
public class WaitingBaselines {

	private final JdbcClient jdbc;
	private final BusinessClock clock;

	WaitingBaselines(JdbcClient jdbc, BusinessClock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * A measurement.
	 *
	 * @param seconds from the end of care to paid, the middle of what was measured
	 * @param bills how many were measured
	 * @param method how, in the hospital's words, at most 200 characters
	 */
	public record Baseline(InstitutionId institution, Scene scene, LocalDate measuredOn, int seconds, int bills, String method, String enteredBy) {}

	/** Says false when that day was entered before. */
	public boolean enter(Baseline baseline) {
		return jdbc
				.sql("""
						insert into waiting_baseline (institution_id, scene, measured_on, seconds, bills, method, entered_by, entered_at)
						values (:institution, :scene, :on, :seconds, :bills, :method, :by, :at) on conflict (institution_id, scene, measured_on) do nothing""")
				.param("institution", baseline.institution().value()).param("scene", baseline.scene().name()).param("on", baseline.measuredOn())
				.param("seconds", baseline.seconds()).param("bills", baseline.bills()).param("method", baseline.method())
				.param("by", baseline.enteredBy()).param("at", Timestamps.of(clock.now())).update() == 1;
	}

	/** The latest measurement of each scene. */
	public List<Baseline> latest(Collection<InstitutionId> institutions) {
		return jdbc
				.sql("""
						select distinct on (institution_id, scene) institution_id, scene, measured_on, seconds, bills, method, entered_by from waiting_baseline
						where institution_id = any(:institutions) order by institution_id, scene, measured_on desc""")
				.param("institutions", institutions.stream().map(InstitutionId::value).toArray(Long[]::new))
				.query((row, number) -> new Baseline(new InstitutionId(row.getLong(1)), Scene.valueOf(row.getString(2)),
						row.getObject(3, LocalDate.class), row.getInt(4), row.getInt(5), row.getString(6), row.getString(7)))
				.list();
	}
}
