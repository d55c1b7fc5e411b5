package medpay.sandbox.insurance;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.insurance.policy.Accounts;
import medpay.sandbox.insurance.policy.InsuranceYear;
import medpay.sandbox.insurance.policy.PersonType;
import medpay.shared.IdCardNumber;
import medpay.shared.Money;
import medpay.shared.PersonName;
import medpay.shared.PersonNumber;
import medpay.shared.crypto.CryptoProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The platform's register of insured persons and their accounts. */
@Component
@SandboxPart
class InsuredPatients {

	private final JdbcClient jdbc;
	private final CryptoProvider crypto;

	InsuredPatients(SandboxDatabase database, PlatformCrypto crypto) {
		this.jdbc = database.jdbc();
		this.crypto = crypto.provider();
	}

	/** Registers a person, or the same identity number anew with other figures: the number of the person stays. */
	PersonNumber register(NewPatient.Checked checked, LocalDate today, Instant now) {
		InsuredPatient draft = checked.patient();
		Accounts accounts = checked.accounts();
		byte[] hash = hash(draft.idNumber());
		String kept = jdbc.sql("""
				insert into sandbox.insured_person (person_no, id_number_hash, id_number, name, birth_date, insurance_type, person_type,
					current_account_fen, history_account_fen, guardian_person_no, created_at)
				values (:number, :hash, :idNumber, :name, :birthDate, :insurance, :type, :current, :history, :guardian, :now)
				on conflict (id_number_hash) do update set name = excluded.name, birth_date = excluded.birth_date,
					insurance_type = excluded.insurance_type, person_type = excluded.person_type,
					current_account_fen = excluded.current_account_fen, history_account_fen = excluded.history_account_fen,
					guardian_person_no = excluded.guardian_person_no
				returning person_no""").param("number", draft.number().value()).param("hash", hash)
				.param("idNumber", seal(draft.idNumber().value(), "id_number", hash)).param("name", seal(draft.name().value(), "name", hash))
				.param("birthDate", draft.birthDate())
				.param("insurance", Optional.ofNullable(draft.personType()).map(type -> type.insurance().code()).orElse(null))
				.param("type", Optional.ofNullable(draft.personType()).map(PersonType::code).orElse(null))
				.param("current", accounts.current().fen()).param("history", accounts.history().fen())
				.param("guardian", checked.guardian().map(PersonNumber::value).orElse(null)).param("now", now.atOffset(ZoneOffset.UTC))
				.query(String.class)
				.single();
		saveYear(new PersonNumber(kept), draft.year(today), accounts);
		return new PersonNumber(kept);
	}

	Optional<InsuredPatient> find(PersonNumber number) {
		return jdbc.sql("select * from sandbox.insured_person where person_no = :number").param("number", number.value())
				.query((row, _) -> person(row)).optional();
	}

	Optional<InsuredPatient> find(IdCardNumber idNumber) {
		return jdbc.sql("select * from sandbox.insured_person where id_number_hash = :hash").param("hash", hash(idNumber))
				.query((row, _) -> person(row)).optional();
	}

	/** By social-security card, which in the sandbox bears the person's number. */
	Optional<InsuredPatient> findByCard(String cardNumber) {
		return cardNumber.matches("[0-9]{1,30}") ? find(new PersonNumber(cardNumber)) : Optional.empty();
	}

	/** The accounts as they stand; they may move at once. */
	Accounts accounts(PersonNumber number, InsuranceYear year) {
		return accounts(number, year, "");
	}

	/** The accounts, locked to the end of the transaction: whoever moves money of a person comes through here. */
	Accounts lockAccounts(PersonNumber number, InsuranceYear year) {
		return accounts(number, year, " for update");
	}

	private Accounts accounts(PersonNumber number, InsuranceYear year, String lock) {
		var balances = jdbc.sql("select current_account_fen, history_account_fen from sandbox.insured_person where person_no = :number" + lock)
				.param("number", number.value())
				.query((row, _) -> new Accounts(new Money(row.getLong(1)), new Money(row.getLong(2)), Money.ZERO, Money.ZERO)).single();
		return jdbc.sql("select deductible_met_fen, pooled_paid_fen from sandbox.insured_year where person_no = :number and insurance_year = :year")
				.param("number", number.value()).param("year", year.value())
				.query((row, _) -> new Accounts(balances.current(), balances.history(), new Money(row.getLong(1)), new Money(row.getLong(2))))
				.optional().orElse(balances);
	}

	void save(PersonNumber number, InsuranceYear year, Accounts accounts) {
		jdbc.sql("""
				update sandbox.insured_person set current_account_fen = :current, history_account_fen = :history
				where person_no = :number""").param("current", accounts.current().fen()).param("history", accounts.history().fen())
				.param("number", number.value()).update();
		saveYear(number, year, accounts);
	}

	private void saveYear(PersonNumber number, InsuranceYear year, Accounts accounts) {
		jdbc.sql("""
				insert into sandbox.insured_year (person_no, insurance_year, deductible_met_fen, pooled_paid_fen)
				values (:number, :year, :met, :pooled)
				on conflict (person_no, insurance_year) do update
				set deductible_met_fen = excluded.deductible_met_fen, pooled_paid_fen = excluded.pooled_paid_fen""")
				.param("number", number.value()).param("year", year.value()).param("met", accounts.deductibleMet().fen())
				.param("pooled", accounts.pooledPaid().fen()).update();
	}

	private InsuredPatient person(ResultSet row) throws SQLException {
		byte[] hash = row.getBytes("id_number_hash");
		return new InsuredPatient(new PersonNumber(row.getString("person_no")), new PersonName(open(row.getBytes("name"), "name", hash)),
				new IdCardNumber(open(row.getBytes("id_number"), "id_number", hash)), row.getObject("birth_date", LocalDate.class),
				Optional.ofNullable(row.getString("person_type")).map(code -> PersonType.of(code).orElseThrow()).orElse(null));
	}

	private byte[] hash(IdCardNumber idNumber) {
		return crypto.lookupHash("sandbox.insured_person:" + idNumber.value());
	}

	private byte[] seal(String value, String column, byte[] row) {
		return crypto.encrypt(value.getBytes(StandardCharsets.UTF_8), context(column, row));
	}

	private String open(byte[] cipher, String column, byte[] row) {
		return new String(crypto.decrypt(cipher, context(column, row)), StandardCharsets.UTF_8);
	}

	private static String context(String column, byte[] row) {
		return "sandbox.insured_person." + column + ":" + HexFormat.of().formatHex(row);
	}
}
