package medpay.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medpay.shared.InstitutionCode;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.testing.MovableClock;
import medpay.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Institutions keep their id, their secrets stay secret, and several instances agree. */
class InstitutionRegisterTests {

	private static final InstitutionCode RENJI = new InstitutionCode("H31010100001");
	private static final InstitutionCode PLATFORM = new InstitutionCode("P31010000001");
	private static final String SIGNING_KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

	private final MovableClock clock = new MovableClock();
	private final BouncyCastleCrypto crypto = new BouncyCastleCrypto(CryptoKeys.random());
	private DriverManagerDataSource database = new DriverManagerDataSource();

	@BeforeEach
	void migrate() {
		database = new DriverManagerDataSource(TestDatabase.freshUrl(), "postgres", "postgres");
		Flyway.configure().dataSource(database).locations("classpath:db/migration/institution").load().migrate();
	}

	private InstitutionRegister instance() {
		return new InstitutionRegister(new InstitutionRows(JdbcClient.create(database), crypto),
				new TransactionTemplate(new JdbcTransactionManager(database)), clock);
	}

	private static Enrolment hospital(String name, String merchantNumber) {
		return new Enrolment(RENJI, name, Institution.Kind.HOSPITAL, Institution.Level.THREE, "黄浦区", "310101", "0300", Map.of("D01", "0301"),
				insurance(), List.of(merchant(merchantNumber)), null);
	}

	private static Enrolment platformOf(@Nullable InsuranceAccess insurance) {
		return new Enrolment(PLATFORM, "医疗付费一件事平台", Institution.Kind.PLATFORM, Institution.Level.ONE, "黄浦区", "310100", "0300", Map.of(), insurance,
				List.of(), new SuishenAccess(URI.create("http://127.0.0.1:8080/suishen"), SIGNING_KEY, "04cd"));
	}

	private static InsuranceAccess insurance() {
		return new InsuranceAccess(URI.create("http://127.0.0.1:8080/insurance"), URI.create("http://127.0.0.1:8080/voucher-centre"), "SHYB",
				SIGNING_KEY,
				"04ab", "2201", "00-11-22-33-44-55", "10.0.0.1", URI.create("http://127.0.0.1:8080/old-channel"));
	}

	private static MerchantAccount merchant(String number) {
		return new MerchantAccount("unionpay", number, URI.create("http://127.0.0.1:8080/unionpay"), "12", "", "", "channel-secret", "",
				"12345678901");
	}

	@Test
	void givesBackAllThatWasEnrolled() {
		var institutions = instance();
		InstitutionId id = institutions.enrol(hospital("仁济医院", "898310000000001"));
		Institution expected = new Institution(id, RENJI, "仁济医院", Institution.Kind.HOSPITAL, Institution.Level.THREE, "黄浦区", "310101", "0300",
				Map.of("D01", "0301"));
		var other = instance();
		assertThat(other.byId(id)).isEqualTo(expected);
		assertThat(other.byCode(RENJI)).contains(expected);
		assertThat(other.byMerchantNumber("unionpay", "898310000000001")).contains(expected);
		assertThat(other.byMerchantNumber("alipay", "898310000000001")).isEmpty();
		assertThat(other.all()).containsExactly(expected);
		assertThat(other.insuranceAccess(id)).isEqualTo(insurance());
		assertThat(other.merchantAccount(id, "unionpay")).isEqualTo(merchant("898310000000001"));
		assertThat(other.byId(id).specialtyOf("D01")).isEqualTo("0301");
		assertThat(other.byId(id).specialtyOf("D99")).isEqualTo("0300");
	}

	@Test
	void keepsWhatAnInstitutionDecidedForItselfAndIsCautiousWhereItDecidedNothing() {
		var policies = new InstitutionPolicies(InstitutionPolicies.InsuranceByHis.ALWAYS, new Money(2_000), true,
				InstitutionPolicies.WhenDown.WINDOW);
		Enrolment told = hospital("仁济医院", "898310000000001");
		InstitutionId id = instance().enrol(new Enrolment(told.code(), told.name(), told.kind(), told.level(), told.district(), told.area(),
				told.defaultSpecialty(), told.specialties(), told.insurance(), told.merchants(), told.suishen(), policies));
		assertThat(instance().byId(id).policies()).isEqualTo(policies);

		instance().enrol(told);
		assertThat(instance().byId(id).policies()).isEqualTo(InstitutionPolicies.CAUTIOUS);
	}

	@Test
	void keepsTheIdWhenEverythingElseChanges() {
		var institutions = instance();
		InstitutionId id = institutions.enrol(hospital("仁济医院", "898310000000001"));
		assertThat(institutions.enrol(hospital("仁济医院（东院）", "898310000000002"))).isEqualTo(id);
		assertThat(institutions.byId(id).name()).isEqualTo("仁济医院（东院）");
		assertThat(institutions.byMerchantNumber("unionpay", "898310000000001")).isEmpty();
		assertThat(institutions.byMerchantNumber("unionpay", "898310000000002")).isPresent();
	}

	@Test
	void writesNothingWhenNothingChanged() {
		instance().enrol(hospital("仁济医院", "898310000000001"));
		instance().enrol(hospital("仁济医院", "898310000000001"));
		assertThat(JdbcClient.create(database).sql("select revision from institution").query(Long.class).list()).containsExactly(1L);
	}

	@Test
	void seesWhatAnotherInstanceChangedAfterAFewSeconds() {
		var here = instance();
		var there = instance();
		InstitutionId id = here.enrol(hospital("仁济医院", "898310000000001"));
		assertThat(there.byId(id).name()).isEqualTo("仁济医院");
		here.enrol(hospital("新名字", "898310000000001"));
		assertThat(there.byId(id).name()).isEqualTo("仁济医院");
		clock.advance(Duration.ofSeconds(3));
		assertThat(there.byId(id).name()).isEqualTo("新名字");
	}

	@Test
	void findsAtOnceWhatAnotherInstanceJustEnrolled() {
		var there = instance();
		assertThat(there.all()).isEmpty();
		InstitutionId id = instance().enrol(hospital("仁济医院", "898310000000001"));
		assertThat(there.byCode(RENJI)).map(Institution::id).contains(id);
	}

	@Test
	void keepsSecretsEncrypted() {
		instance().enrol(hospital("仁济医院", "898310000000001"));
		var jdbc = JdbcClient.create(database);
		byte[] signingKey = jdbc.sql("select signing_key from institution_insurance_access").query(byte[].class).single();
		byte[] secureKey = jdbc.sql("select secure_key from institution_merchant_account").query(byte[].class).single();
		assertThat(new String(signingKey, StandardCharsets.ISO_8859_1)).doesNotContain(SIGNING_KEY);
		assertThat(new String(secureKey, StandardCharsets.ISO_8859_1)).doesNotContain("channel-secret");
	}

	@Test
	void knowsThePlatform() {
		var institutions = instance();
		assertThatIllegalStateException().isThrownBy(institutions::platform);
		institutions.enrol(hospital("仁济医院", "898310000000001"));
		InstitutionId id = institutions.enrol(platformOf(null));
		assertThat(institutions.platform().id()).isEqualTo(id);
		assertThatIllegalStateException().isThrownBy(() -> institutions.insuranceAccess(id));
		assertThatIllegalStateException().isThrownBy(() -> institutions.merchantAccount(id, "unionpay"));
	}

	@Test
	void refusesAnIdThatWasNeverGivenOut() {
		assertThatIllegalArgumentException().isThrownBy(() -> instance().byId(new InstitutionId(99)));
		assertThat(instance().byCode(RENJI)).isEqualTo(Optional.empty());
	}

	@Test
	void givesThePlatformsAccessToTheSuishenServiceToAll() {
		var institutions = instance();
		InstitutionId hospital = institutions.enrol(hospital("仁济医院", "898310000000001"));
		assertThat(institutions.suishenAccess()).isEmpty();

		institutions.enrol(platformOf(null));

		var other = instance();
		assertThat(other.suishenAccess()).contains(new SuishenAccess(URI.create("http://127.0.0.1:8080/suishen"), SIGNING_KEY, "04cd"));
		assertThat(other.suishenAccess().orElseThrow().toString()).doesNotContain(SIGNING_KEY);
		assertThat(other.insuranceAccess(hospital).oldChannelAddress()).isEqualTo(URI.create("http://127.0.0.1:8080/old-channel"));
		assertThat(JdbcClient.create(database).sql("select encode(signing_key, 'escape') from institution_suishen_access").query(String.class)
				.single()).doesNotContain(SIGNING_KEY);
	}

	@Test
	void changesNothingWhenAPartIsRefused() {
		var institutions = instance();
		InstitutionId id = institutions.enrol(hospital("仁济医院", "898310000000001"));
		var taken = new Enrolment(PLATFORM, "平台", Institution.Kind.PLATFORM, Institution.Level.ONE, "黄浦区", "310100", "0300", Map.of(), null,
				List.of(merchant("898310000000001")), null);
		assertThatThrownBy(() -> institutions.enrol(taken)).isInstanceOf(DataIntegrityViolationException.class);
		assertThat(institutions.byCode(PLATFORM)).isEmpty();
		assertThat(institutions.byMerchantNumber("unionpay", "898310000000001")).map(Institution::id).contains(id);
	}
}
