package medpay.institution;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import medpay.shared.InstitutionCode;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.crypto.CryptoProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The institutions' tables; secrets go in and come out encrypted. */
@Component
class InstitutionRows {

	private final JdbcClient jdbc;
	private final CryptoProvider crypto;

	InstitutionRows(JdbcClient jdbc, CryptoProvider crypto) {
		this.jdbc = jdbc;
		this.crypto = crypto;
	}

	/** Grows with every institution and every change of one. */
	long revision() {
		return jdbc.sql("select coalesce(sum(revision), 0) from institution").query(Long.class).single();
	}

	List<Register.Entry> all() {
		Map<Long, Map<String, String>> specialties = new HashMap<>();
		jdbc.sql("select institution_id, department_code, specialty_code from institution_specialty")
				.query(row -> {
					specialties.computeIfAbsent(row.getLong(1), _ -> new HashMap<>()).put(row.getString(2), row.getString(3));
				});
		Map<Long, InsuranceAccess> insurance = new HashMap<>();
		jdbc.sql("select * from institution_insurance_access").query(row -> {
			insurance.put(row.getLong("institution_id"), insuranceAccess(row));
		});
		Map<Long, Map<String, MerchantAccount>> merchants = new HashMap<>();
		jdbc.sql("select * from institution_merchant_account").query(row -> {
			merchants.computeIfAbsent(row.getLong("institution_id"), _ -> new HashMap<>()).put(row.getString("channel"), merchantAccount(row));
		});
		Map<Long, SuishenAccess> suishen = new HashMap<>();
		jdbc.sql("select * from institution_suishen_access").query(row -> {
			suishen.put(row.getLong("institution_id"), suishenAccess(row));
		});
		return jdbc.sql("select * from institution order by institution_id").query((row, _) -> {
			long id = row.getLong("institution_id");
			return new Register.Entry(institution(row, Map.copyOf(specialties.getOrDefault(id, Map.of()))), insurance.get(id),
					Map.copyOf(merchants.getOrDefault(id, Map.of())), suishen.get(id));
		}).list();
	}

	/** Inserts or replaces by code; needs a transaction. */
	InstitutionId write(Enrolment enrolment) {
		InstitutionPolicies policies = enrolment.policiesOrCautious();
		long id = jdbc
				.sql("""
						insert into institution (code, name, kind, level, district, area, default_specialty, insurance_by_his,
							release_in_doubt_up_to_fen, release_emergency, when_channel_is_down)
						values (:code, :name, :kind, :level, :district, :area, :specialty, :byHis, :releaseUpTo, :releaseEmergency, :whenDown)
						on conflict (code) do update set name = excluded.name, kind = excluded.kind, level = excluded.level, district = excluded.district,
							area = excluded.area, default_specialty = excluded.default_specialty,
							insurance_by_his = excluded.insurance_by_his, release_in_doubt_up_to_fen = excluded.release_in_doubt_up_to_fen,
							release_emergency = excluded.release_emergency, when_channel_is_down = excluded.when_channel_is_down, revision = institution.revision + 1
						returning institution_id""")
				.param("code", enrolment.code().value()).param("name", enrolment.name())
				.param("kind", enrolment.kind().name()).param("level", enrolment.level().name()).param("district", enrolment.district())
				.param("area", enrolment.area()).param("specialty", enrolment.defaultSpecialty())
				.param("byHis", policies.insuranceByHis().name()).param("releaseUpTo", policies.releaseInDoubtUpToFen().fen())
				.param("releaseEmergency", policies.releaseEmergency()).param("whenDown", String.valueOf(policies.whenChannelIsDown()))
				.query(Long.class).single();
		for (String table : List.of("institution_specialty", "institution_insurance_access", "institution_merchant_account",
				"institution_suishen_access")) {
			jdbc.sql("delete from " + table + " where institution_id = :id").param("id", id).update();
		}
		enrolment.specialties().forEach((department, specialty) -> jdbc
				.sql("insert into institution_specialty (institution_id, department_code, specialty_code) values (:id, :department, :specialty)")
				.param("id", id).param("department", department).param("specialty", specialty).update());
		if (enrolment.insurance() != null) {
			write(id, enrolment.insurance());
		}
		enrolment.merchants().forEach(account -> write(id, account));
		if (enrolment.suishen() != null) {
			write(id, enrolment.suishen());
		}
		return new InstitutionId(id);
	}

	private void write(long id, InsuranceAccess access) {
		jdbc.sql("""
				insert into institution_insurance_access (institution_id, address, voucher_centre_address, receiver, signing_key, platform_key,
					registration_transaction, device_number, device_address, old_channel_address)
				values (:id, :address, :centre, :receiver, :signingKey, :platformKey, :registration, :deviceNumber, :deviceAddress,
					:oldChannel)""")
				.param("id", id)
				.param("address", access.address().toString()).param("centre", access.voucherCentreAddress().toString())
				.param("receiver", access.receiver())
				.param("signingKey", sealed(access.signingKey(), "institution_insurance_access.signing_key:" + id))
				.param("platformKey", access.platformKey()).param("registration", access.registrationTransaction())
				.param("deviceNumber", access.deviceNumber()).param("deviceAddress", access.deviceAddress())
				.param("oldChannel", access.oldChannelAddress() == null ? null : access.oldChannelAddress().toString()).update();
	}

	private void write(long id, SuishenAccess access) {
		jdbc.sql("""
				insert into institution_suishen_access (institution_id, address, signing_key, service_key)
				values (:id, :address, :signingKey, :serviceKey)""").param("id", id).param("address", access.address().toString())
				.param("signingKey", sealed(access.signingKey(), "institution_suishen_access.signing_key:" + id))
				.param("serviceKey", access.serviceKey()).update();
	}

	private void write(long id, MerchantAccount account) {
		String row = id + ":" + account.channel();
		jdbc.sql("""
				insert into institution_merchant_account (institution_id, channel, merchant_number, address, sign_method, signing_key,
					signing_certificate, secure_key, trusted_roots, token_requestor)
				values (:id, :channel, :number, :address, :method, :signingKey, :certificate, :secureKey, :roots, :requestor)""").param("id", id)
				.param("channel", account.channel()).param("number", account.merchantNumber()).param("address", account.address().toString())
				.param("method", account.signMethod())
				.param("signingKey", sealed(account.signingKey(), "institution_merchant_account.signing_key:" + row))
				.param("certificate", account.signingCertificate())
				.param("secureKey", sealed(account.secureKey(), "institution_merchant_account.secure_key:" + row))
				.param("roots", account.trustedRoots())
				.param("requestor", account.tokenRequestor()).update();
	}

	private static Institution institution(ResultSet row, Map<String, String> specialties) throws SQLException {
		return new Institution(new InstitutionId(row.getLong("institution_id")), new InstitutionCode(row.getString("code")), row.getString("name"),
				Institution.Kind.valueOf(row.getString("kind")), Institution.Level.valueOf(row.getString("level")), row.getString("district"),
				row.getString("area"), row.getString("default_specialty"), specialties,
				new InstitutionPolicies(InstitutionPolicies.InsuranceByHis.valueOf(row.getString("insurance_by_his")),
						new Money(row.getLong("release_in_doubt_up_to_fen")), row.getBoolean("release_emergency"),
						InstitutionPolicies.WhenDown.valueOf(row.getString("when_channel_is_down"))));
	}

	private InsuranceAccess insuranceAccess(ResultSet row) throws SQLException {
		String oldChannel = row.getString("old_channel_address");
		return new InsuranceAccess(URI.create(row.getString("address")), URI.create(row.getString("voucher_centre_address")),
				row.getString("receiver"),
				opened(row.getBytes("signing_key"), "institution_insurance_access.signing_key:" + row.getLong("institution_id")),
				row.getString("platform_key"), row.getString("registration_transaction"), row.getString("device_number"),
				row.getString("device_address"), oldChannel == null ? null : URI.create(oldChannel));
	}

	private SuishenAccess suishenAccess(ResultSet row) throws SQLException {
		return new SuishenAccess(URI.create(row.getString("address")),
				opened(row.getBytes("signing_key"), "institution_suishen_access.signing_key:" + row.getLong("institution_id")),
				row.getString("service_key"));
	}

	private MerchantAccount merchantAccount(ResultSet row) throws SQLException {
		String name = row.getLong("institution_id") + ":" + row.getString("channel");
		return new MerchantAccount(row.getString("channel"), row.getString("merchant_number"), URI.create(row.getString("address")),
				row.getString("sign_method"), opened(row.getBytes("signing_key"), "institution_merchant_account.signing_key:" + name),
				row.getString("signing_certificate"), opened(row.getBytes("secure_key"), "institution_merchant_account.secure_key:" + name),
				row.getString("trusted_roots"), row.getString("token_requestor"));
	}

	private byte[] sealed(String secret, String context) {
		return crypto.encrypt(secret.getBytes(StandardCharsets.UTF_8), context);
	}

	private String opened(byte[] secret, String context) {
		return new String(crypto.decrypt(secret, context), StandardCharsets.UTF_8);
	}
}
