package medpay.sandbox.insurance;

import java.time.ZoneOffset;
import java.util.Locale;
import medpay.insurance.platform.PlatformTime;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.shared.PersonNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The visits the platform has opened (就诊). */
@Component
@SandboxPart
class Visits {

	private final JdbcClient jdbc;

	Visits(SandboxDatabase database) {
		this.jdbc = database.jdbc();
	}

	/**
	 * A visit.
	 *
	 * @param number mdtrt_id
	 * @param hospitalNumber ipt_otp_no
	 * @param medicalType what 2203 told; null before
	 */
	record Visit(String number, String institutionCode, String hospitalNumber, PersonNumber person, @Nullable String medicalType, boolean open) {}

	/** A serial of the platform: division (6) + yyyyMMdd (8) + ten digits. */
	String nextNumber(Call call) {
		long serial = jdbc.sql("select nextval('sandbox.insurance_serial')").query(Long.class).single();
		return InsuredPatient.AREA + PlatformTime.compact(call.now()).substring(0, 8) + String.format(Locale.ROOT, "%010d", serial);
	}

	/** Opens a visit; the hospital's own number opens one at a time, so that a lost answer can be asked for again. */
	String open(Call call, String hospitalNumber, PersonNumber person) {
		jdbc.sql("""
				insert into sandbox.insured_visit (mdtrt_id, institution_code, ipt_otp_no, person_no, opened_at)
				values (:number, :institution, :hospitalNumber, :person, :now)
				on conflict (institution_code, ipt_otp_no, person_no) where closed_at is null do nothing""").param("number", nextNumber(call))
				.param("institution", call.institutionCode()).param("hospitalNumber", hospitalNumber).param("person", person.value())
				.param("now", call.now().atOffset(ZoneOffset.UTC)).update();
		return jdbc.sql("""
				select mdtrt_id from sandbox.insured_visit
				where institution_code = :institution and ipt_otp_no = :hospitalNumber and person_no = :person and closed_at is null""")
				.param("institution", call.institutionCode()).param("hospitalNumber", hospitalNumber).param("person", person.value())
				.query(String.class).single();
	}

	/** The caller's open visit of this person, locked: everything about one visit happens one after the other. */
	Visit lockOpen(Call call, String number, String person) {
		Visit visit = lock(call, number, person);
		if (!visit.open()) {
			throw new Refused("就诊登记已撤销");
		}
		return visit;
	}

	Visit lock(Call call, String number, String person) {
		return jdbc.sql("""
				select mdtrt_id, institution_code, ipt_otp_no, person_no, med_type, closed_at is null from sandbox.insured_visit
				where mdtrt_id = :number for update""").param("number", number)
				.query((row, _) -> new Visit(row.getString(1), row.getString(2), row.getString(3), new PersonNumber(row.getString(4)),
						row.getString(5), row.getBoolean(6)))
				.optional().filter(visit -> visit.institutionCode().equals(call.institutionCode()) && visit.person().value().equals(person))
				.orElseThrow(() -> new Refused("未找到该人员的就诊登记：mdtrt_id"));
	}

	void tellType(Visit visit, String medicalType) {
		jdbc.sql("update sandbox.insured_visit set med_type = :type where mdtrt_id = :number").param("type", medicalType)
				.param("number", visit.number()).update();
	}

	void close(Call call, Visit visit) {
		jdbc.sql("update sandbox.insured_visit set closed_at = :now where mdtrt_id = :number").param("now", call.now().atOffset(ZoneOffset.UTC))
				.param("number", visit.number()).update();
	}

	void openedBy(String number, String token) {
		jdbc.sql("insert into sandbox.visit_token (mdtrt_id, ec_token) values (:number, :token) on conflict do nothing").param("number", number)
				.param("token", token).update();
	}

	boolean wasOpenedBy(String number, String token) {
		return jdbc.sql("select 1 from sandbox.visit_token where mdtrt_id = :number and ec_token = :token").param("number", number)
				.param("token", token).query(Integer.class).optional().isPresent();
	}
}
