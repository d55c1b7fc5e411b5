package medpay.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import medpay.insurance.InsurancePlatform.LinesOrder;
import medpay.insurance.InsurancePlatform.LinesUpload;
import medpay.insurance.InsurancePlatform.PersonLookup;
import medpay.shared.IdCardNumber;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import medpay.shared.call.Wire;
import org.junit.jupiter.api.Test;
import java.util.Map;

/** Messages written by hand as Shanghai's platform writes them: invented people, spellings as seen. */
class FixtureMessagesTest {

	private static final SettlementReading.Asked ASKED = new SettlementReading.Asked("310000000123456", "P310000002", "310", new Money(62_000));

	private byte[] body = new byte[0];
	private final Door door = new Door((address, headers, request, limit) -> new Wire.Reply.Received(200, body), "2201A", "", Map.of());

	private static byte[] fixture(String name) {
		try (InputStream file = FixtureMessagesTest.class.getResourceAsStream("/insurance/" + name)) {
			return Objects.requireNonNull(file).readAllBytes();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private PlatformSays.Done done(String name) {
		var reader = new AnswerReader(Door.CRYPTO, door.settings);
		return (PlatformSays.Done) reader.read(new Wire.Reply.Received(200, fixture(name)), "", PersonalTexts.none());
	}

	@Test
	void readsAnEmployeeWhoWasAResidentBefore() {
		body = fixture("1101_employee.json");
		var credential = Credential.idNumber(new IdCardNumber("31010119750311002x"));
		assertThat(door.client.person(Door.HOSPITAL, credential, Door.CASHIER).send().meaning()).isInstanceOfSatisfying(PersonLookup.Found.class,
				found -> {
					assertThat(found.person().number()).isEqualTo(new PersonNumber("P310000002"));
					assertThat(found.person().birthDate()).isEqualTo("1975-03-11");
					assertThat(found.person().insurances()).containsExactly(
							new InsuredPerson.Insurance("310", "116032", "310104", "1", new Money(130_000)),
							new InsuredPerson.Insurance("390", "156035", "310104", "4", Money.ZERO));
				});
	}

	@Test
	void readsLinesOfAllClassesWhateverTheirOrder() {
		body = fixture("2204_three_classes.json");
		var order = new LinesOrder("310000000123456", "B1", null, Door.lines(), Door.STAFF);
		assertThat(door.client.uploadLines(Door.visit(), order).send().meaning()).isInstanceOfSatisfying(LinesUpload.Uploaded.class, uploaded -> {
			assertThat(uploaded.lines()).extracting(UploadedLine::itemClass).containsExactly("01", "02", "03");
			assertThat(uploaded.lines()).extracting(UploadedLine::overLimit).containsExactly(new Money(1_500), Money.ZERO, Money.ZERO);
			assertThat(uploaded.lines()).extracting(UploadedLine::firstPay).containsExactly(Money.ZERO, new Money(2_000), Money.ZERO);
			assertThat(uploaded.lines()).extracting(UploadedLine::inScope).containsExactly(new Money(38_500), new Money(18_000), Money.ZERO);
		});
	}

	@Test
	void readsATrialOfTexts() {
		var trial = new SettlementReading(ASKED, door.businessTime).trial(done("2206_trial.json"), "H31010600001202106220903000001");
		assertThat(trial.settlementNumber()).isEmpty();
		assertThat(trial.settledAt()).isEqualTo(Instant.parse("2021-06-22T01:03:00.900Z"));
		assertThat(trial.fundPaid()).isEqualTo(new Money(10_800));
		assertThat(trial.personalAccountPaid()).isEqualTo(new Money(47_200));
		assertThat(trial.selfPay()).isEqualTo(new Money(4_000));
		assertThat(trial.scope()).isEqualTo(new CatalogueScope(new Money(2_000), Money.ZERO, new Money(2_000), new Money(58_000)));
	}

	@Test
	void readsASettlementWithRowsKeyedByText() {
		var settled = new SettlementReading(ASKED, door.businessTime).settlement(done("2207_shanghai.json"), "H31010600001202106220903100002");
		assertThat(settled.settlementNumber()).isEqualTo("310000000987654");
		assertThat(settled.settledAt()).isEqualTo(Instant.parse("2021-06-22T01:03:11Z"));
		assertThat(settled.balance()).isEqualTo(new Money(82_800));
		assertThat(settled.clearingOffice()).isEqualTo("310104");
		assertThat(settled.amounts()).containsEntry("hifes_pay", 10_800L).containsEntry("hifdm_pay", 0L).hasSize(21);
		assertThat(settled.details()).hasSize(9).contains(new InsuranceSettlement.Detail("起付历账支", "历年账户支", 10_000),
				new InsuranceSettlement.Detail("分类现金", "分类自付", 2_000));
	}

	@Test
	void readsAReversalThatNamesNoPersonAndMisspellsTheCash() {
		var undone = new SettlementReading(ASKED, door.businessTime).reversal(done("2208_reversal.json"), "H31010600001202106231000000003");
		assertThat(undone.settlementNumber()).isEqualTo("310000000987655");
		assertThat(undone.total()).isEqualTo(new Money(62_000));
		assertThat(undone.fundPaid()).isEqualTo(new Money(10_800));
		assertThat(undone.personalAccountPaid()).isEqualTo(new Money(47_200));
		assertThat(undone.selfPay()).isEqualTo(new Money(4_000));
		assertThat(undone.otherPaid()).isEqualTo(Money.ZERO);
		assertThat(undone.insuranceType()).isEqualTo("310");
		assertThat(undone.amounts()).containsEntry("act_pay_dedc", 10_000L).doesNotContainKey("psn_part_amt");
		assertThat(undone.details()).extracting(InsuranceSettlement.Detail::paid).containsExactly(10_800L, 47_200L);
	}
}
