package medpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import medpay.embedded.EmbeddedDatabase;
import medpay.sandbox.SandboxProcess;
import medpay.shared.BilingualText;
import medpay.shared.StartRefused;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

/** When the sandbox is on, where it runs, and when Medpay refuses to start. */
class RunModeTest {

	private static final String DATABASE = "jdbc:postgresql://db/medpay";

	@Test
	void playsInTheSandboxWhenNothingIsConfigured() {
		assertThat(RunMode.of(settings())).isEqualTo(new RunMode(true, true));
	}

	@Test
	void takesEmptySettingsForNone() {
		assertThat(RunMode.of(settings(RunMode.DATABASE, "", RunMode.COUNTERPARTIES, " ", RunMode.ENABLED, "", RunMode.SANDBOX_URL, "")))
				.isEqualTo(new RunMode(true, true));
	}

	@Test
	void refusesADatabaseWithoutCounterpartiesAndWithoutTheSwitch() {
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> RunMode.of(settings(RunMode.DATABASE, DATABASE)))
				.withMessageContaining("no counterparties").withMessageContaining("未配置对方");
	}

	@Test
	void startsWithoutCounterpartiesWhenTheSwitchSaysNo() {
		assertThat(RunMode.of(settings(RunMode.DATABASE, DATABASE, RunMode.ENABLED, "false"))).isEqualTo(new RunMode(false, false));
	}

	@Test
	void refusesSandboxAndRealCounterpartiesTogether() {
		assertThatExceptionOfType(StartRefused.class)
				.isThrownBy(() -> RunMode.of(settings(RunMode.ENABLED, "true", RunMode.COUNTERPARTIES, "parties.yaml")))
				.withMessageContaining("both configured");
	}

	@Test
	void playsOnAGivenDatabaseWhenTheSwitchSaysSo() {
		assertThat(RunMode.of(settings(RunMode.DATABASE, DATABASE, RunMode.ENABLED, "true"))).isEqualTo(new RunMode(true, true));
	}

	@Test
	void isSeriousWithDatabaseAndCounterparties() {
		MockEnvironment settings = settings(RunMode.DATABASE, DATABASE, RunMode.COUNTERPARTIES, "parties.yaml");
		assertThat(RunMode.of(settings)).isEqualTo(new RunMode(false, false));
		assertThat(consequences(settings)).containsExactlyInAnyOrderEntriesOf(
				Map.of(RunMode.ENABLED, false, RunMode.HOSTED, false, RunMode.ADDRESS, "127.0.0.1"));
	}

	@Test
	void neverPlaysByItselfBesideRealCounterparties() {
		assertThat(RunMode.of(settings(RunMode.COUNTERPARTIES, "parties.yaml"))).isEqualTo(new RunMode(false, false));
	}

	@Test
	void leavesTheSandboxToAnotherProcessWhenItsAddressIsGiven() {
		assertThat(RunMode.of(settings(RunMode.SANDBOX_URL, "http://127.0.0.1:8090"))).isEqualTo(new RunMode(true, false));
	}

	@Test
	void hostsTheSandboxUnderItsProfileWhateverTheDatabase() {
		MockEnvironment settings = settings(RunMode.DATABASE, DATABASE);
		settings.setActiveProfiles("sandbox");
		assertThat(RunMode.of(settings)).isEqualTo(new RunMode(true, true));
	}

	@Test
	void bindsTheSandboxToLoopbackUnlessAnAddressIsGiven() {
		assertThat(consequences(settings())).containsEntry(RunMode.ADDRESS, "127.0.0.1");
		assertThat(consequences(settings(RunMode.ADDRESS, "10.0.0.7"))).doesNotContainKey(RunMode.ADDRESS);
	}

	@Test
	void speaksPlainHttpToThisMachineOnly() {
		String[] real = {RunMode.DATABASE, DATABASE, RunMode.COUNTERPARTIES, "parties.yaml", RunMode.ADDRESS, "0.0.0.0"};
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> consequences(settings(real))).withMessageContaining("no certificate")
				.withMessageContaining("TLS");
		MockEnvironment secured = settings(real).withProperty("server.ssl.bundle", "medpay");
		assertThat(consequences(secured)).doesNotContainKey(RunMode.ADDRESS);
	}

	@Test
	void migratesADatabaseWithoutAnybodyToSpeakTo() {
		MockEnvironment settings = settings(RunMode.DATABASE, DATABASE);
		settings.setActiveProfiles(Migration.COMMAND);
		assertThat(RunMode.of(settings)).isEqualTo(new RunMode(false, false));
	}

	@Test
	void startsTheSandboxAloneUnderItsProfile() {
		assertThat(MedpayApplication.started("--spring.profiles.active=sandbox")).containsExactly(SandboxProcess.class, EmbeddedDatabase.class);
		assertThat(MedpayApplication.started()).containsExactly(MedpayApplication.class);
	}

	@Test
	void tellsARefusalInBothLanguages() {
		var refusal = new StartRefused(new BilingualText("原因", "why"), new BilingualText("办法", "remedy"));
		FailureAnalysis analysis = new StartRefusedAnalyzer().analyze(new IllegalStateException(refusal), refusal);
		assertThat(analysis.getDescription()).contains("原因", "why");
		assertThat(analysis.getAction()).contains("办法", "remedy");
	}

	private static Map<String, Object> consequences(Environment settings) {
		return RunMode.of(settings).consequences(settings);
	}

	private static MockEnvironment settings(String... namesAndValues) {
		var settings = new MockEnvironment();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			settings.setProperty(namesAndValues[i], namesAndValues[i + 1]);
		}
		return settings;
	}
}
