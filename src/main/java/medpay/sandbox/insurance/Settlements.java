package medpay.sandbox.insurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.insurance.FeeLines.Batch;
import medpay.sandbox.insurance.policy.BillSplit;
import medpay.sandbox.insurance.policy.InsuranceYear;
import medpay.shared.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The settlements and whether they stand. Read them with their visit locked. */
@Component
@SandboxPart
class Settlements {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final JdbcClient jdbc;

	Settlements(SandboxDatabase database) {
		this.jdbc = database.jdbc();
	}

	void add(Settlement settlement) {
		jdbc.sql("""
				insert into sandbox.insurance_settlement (setl_id, msgid, mdtrt_id, chrg_bchno, institution_code, person_no, insurance_year, med_type,
					cert_type, split, settled_at, state)
				values (:number, :msgid, :visit, :batch, :institution, :person, :year, :type, :credential, :split::jsonb, :at, 'SETTLED')""")
				.param("number", settlement.number()).param("msgid", settlement.msgid()).param("visit", settlement.batch().visit())
				.param("batch", settlement.batch().number()).param("institution", settlement.institutionCode())
				.param("person", settlement.person().value()).param("year", settlement.year().value()).param("type", settlement.medicalType())
				.param("credential", settlement.credentialType()).param("split", JSON.writeValueAsString(settlement.split()))
				.param("at", settlement.settledAt().atOffset(ZoneOffset.UTC)).update();
	}

	Optional<Settlement> find(String number) {
		return find("setl_id", number);
	}

	Optional<Settlement> ofMessage(String msgid) {
		return find("msgid", msgid);
	}

	/** The settlement that the 2208 of this message undid. */
	Optional<Settlement> undoneBy(String msgid) {
		return find("reversed_by", msgid);
	}

	private Optional<Settlement> find(String column, String value) {
		return jdbc.sql("select * from sandbox.insurance_settlement where " + column + " = :value").param("value", value)
				.query((row, _) -> settlement(row)).optional();
	}

	boolean anyStanding(String visit) {
		return jdbc.sql("select exists (select from sandbox.insurance_settlement where mdtrt_id = :visit and state = 'SETTLED')")
				.param("visit", visit).query(Boolean.class).single();
	}

	boolean anyStanding(Batch batch) {
		return jdbc.sql("""
				select exists (select from sandbox.insurance_settlement
				where mdtrt_id = :visit and chrg_bchno = :batch and state = 'SETTLED')""").param("visit", batch.visit())
				.param("batch", batch.number()).query(Boolean.class).single();
	}

	/** Undone by the 2601 of its own message. */
	void voided(Settlement settlement) {
		jdbc.sql("update sandbox.insurance_settlement set state = 'REVERSED' where setl_id = :number").param("number", settlement.number())
				.update();
	}

	/** Undone by a 2208. */
	void reversed(Settlement settlement, String msgid) {
		jdbc.sql("update sandbox.insurance_settlement set state = 'REVERSED', reversed_by = :msgid where setl_id = :number")
				.param("msgid", msgid).param("number", settlement.number()).update();
	}

	/** Stands again, because its 2208 was voided. */
	void standsAgain(Settlement settlement) {
		jdbc.sql("update sandbox.insurance_settlement set state = 'SETTLED', reversed_by = null where setl_id = :number")
				.param("number", settlement.number()).update();
	}

	private static Settlement settlement(ResultSet row) throws SQLException {
		return new Settlement(row.getString("setl_id"), row.getString("msgid"), new Batch(row.getString("mdtrt_id"), row.getString("chrg_bchno")),
				row.getString("institution_code"), new PersonNumber(row.getString("person_no")), new InsuranceYear(row.getInt("insurance_year")),
				row.getString("med_type"), row.getString("cert_type"), JSON.readValue(row.getString("split"), BillSplit.class),
				row.getObject("settled_at", OffsetDateTime.class).toInstant(), row.getString("state").equals("SETTLED"));
	}
}
