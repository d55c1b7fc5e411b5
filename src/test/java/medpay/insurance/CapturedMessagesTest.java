package medpay.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import medpay.insurance.InsurancePlatform.Acknowledgement;
import medpay.insurance.InsurancePlatform.Counter;
import medpay.insurance.InsurancePlatform.DiagnosesOrder;
import medpay.insurance.InsurancePlatform.InsuredVisit;
import medpay.insurance.InsurancePlatform.LinesOrder;
import medpay.insurance.InsurancePlatform.LinesUpload;
import medpay.insurance.InsurancePlatform.PersonLookup;
import medpay.insurance.InsurancePlatform.VisitOpening;
import medpay.insurance.InsurancePlatform.VisitOpeningOrder;
import medpay.insurance.InsurancePlatform.VoucherDecoding;
import medpay.insurance.platform.LineMessages;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.SettlementMessages;
import medpay.shared.IdCardNumber;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import medpay.shared.Scene;
import medpay.shared.call.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Real answers of platforms in several provinces, when the samples are beside the project. They are unsigned. */
class CapturedMessagesTest {

	private static final Path SAMPLES = Path.of("..", "shared", "samples", "nhsa");
	private static final Counter COUNTER = new Counter("0201", "内科", Scene.OUTPATIENT);

	/** Answers everything with one captured message. */
	private static final class Captured implements Wire {

		byte[] body = new byte[0];

		@Override
		public Reply post(URI address, Map<String, String> headers, byte[] request, Duration limit) {
			return new Reply.Received(200, body);
		}
	}

	private final Captured wire = new Captured();
	private final Door door = new Door(wire, "2201", "", Map.of());

	@BeforeEach
	void needsTheSamples() {
		assumeTrue(Files.isDirectory(SAMPLES), "captured messages skipped because ../shared/samples is absent");
	}

	private static byte[] sample(String name) {
		try {
			return Files.readAllBytes(SAMPLES.resolve(name));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private PersonLookup person(String file, Credential credential) {
		wire.body = sample(file);
		return door.client.person(Door.HOSPITAL, credential, Door.CASHIER).send().meaning();
	}

	private static InsuredVisit visitOf(String person) {
		return new InsuredVisit(Door.HOSPITAL, new PersonNumber(person), "310", "310115", Door.voucher(), Door.CASHIER);
	}

	@ParameterizedTest
	@CsvSource({"national/1101_resp.json,130304190001010034,13030058517997006502,1984-01-01,6,310,1101,130399,1,2693388",
			"national/1101_resp_2.json,220204190001010049,13030025574348101881,1953-01-01,1,390,1560,130302,1,20000",
			"national/1101_resp_4.json,310103190001010057,801874239,1973-01-01,1,310,116032,310115,1,4150900",
			"national/1161_resp.json,220204190001010065,13030025574348101881,1953-01-01,1,390,1560,130302,1,20000",
			"national/1161_resp_2.json,512301190001010070,ZG1004549172,1950-01-01,1,310,15,500102,1,0"})
	void readsAPerson(String file, String idNumber, String number, LocalDate born, int insurances, String type, String personType, String area,
			String status, long balanceFen) {
		assertThat(person(file, Credential.idNumber(new IdCardNumber(idNumber)))).isInstanceOfSatisfying(PersonLookup.Found.class, found -> {
			assertThat(found.person().number()).isEqualTo(new PersonNumber(number));
			assertThat(found.person().birthDate()).isEqualTo(born);
			assertThat(found.person().certificateType()).isEqualTo("01");
			assertThat(found.person().insurances()).hasSize(insurances);
			assertThat(found.person().insurances().getFirst())
					.isEqualTo(new InsuredPerson.Insurance(type, personType, area, status, new Money(balanceFen)));
		});
	}

	@Test
	void readsAnEndedInsuranceAsEnded() {
		assertThat(person("national/1101_resp.json", Credential.idNumber(new IdCardNumber("130304190001010034"))))
				.isInstanceOfSatisfying(PersonLookup.Found.class, found -> assertThat(found.person().insurances().get(3))
						.isEqualTo(new InsuredPerson.Insurance("39999", "1101", "130399", "4", Money.ZERO)));
	}

	@Test
	void takesAnAnswerAboutAnotherPersonForNone() {
		assertThat(person("national/1101_resp_4.json", Credential.idNumber(new IdCardNumber("310103190001010058"))))
				.isEqualTo(new PersonLookup.NoAnswer("the answer is about another certno"));
	}

	@Test
	void takesThePublishedExampleWithInfcode1ForNoAnswer() {
		assertThat(person("national/1101_resp_spec_V1.1.83.json", Credential.idNumber(new IdCardNumber("510000202001010000"))))
				.isInstanceOf(PersonLookup.NoAnswer.class);
	}

	@Test
	void readsAnOpenVisit() {
		wire.body = sample("national/2201_resp.json");
		var order = new VisitOpeningOrder("2111241810003", door.businessTime.now(), Door.STAFF, "A03");
		assertThat(door.client.openVisit(visitOf("13040098530044134389"), order).send().meaning()).isEqualTo(new VisitOpening.Opened("300178725"));
	}

	@Test
	void takesWhatIsNotJsonForNoAnswer() {
		wire.body = sample("national/2203A_resp.notjson.txt");
		var order = new DiagnosesOrder("300178725", "11", door.businessTime.now(), null, List.of(), Door.STAFF);
		var answer = door.client.tellDiagnoses(visitOf("13040098530044134389"), order).send();
		assertThat(answer.meaning()).isEqualTo(new Acknowledgement.NoAnswer("not JSON"));
		assertThat(answer.code()).isEqualTo("malformed");
		assertThat(answer.bytes()).isEqualTo(wire.body);
	}

	@ParameterizedTest
	@ValueSource(strings = {"national/2302_resp.json", "national/2402_resp.json", "national/2405_resp.json"})
	void readsAnEmptyOutputAsDone(String file) {
		wire.body = sample(file);
		assertThat(door.client.closeVisit(visitOf("P1"), "300178725", "V1").send().meaning()).isEqualTo(new Acknowledgement.Done());
	}

	@Test
	void readsAFailureWithoutAText() {
		wire.body = sample("national/2401_resp.json");
		assertThat(door.client.closeVisit(visitOf("P1"), "300178725", "V1").send().meaning()).isEqualTo(new Acknowledgement.Refused("-1", ""));
	}

	private static UploadLine line(String serial, String price, long fen) {
		return new UploadLine(serial, "X", "H1", "项目", new BigDecimal(price), BigDecimal.ONE, new Money(fen), Instant.EPOCH, null, null, "1", false);
	}

	private List<UploadedLine> upload(String file, List<UploadLine> lines) {
		wire.body = sample(file);
		var order = new LinesOrder("300179916", "B1", null, lines, Door.STAFF);
		var meaning = door.client.uploadLines(visitOf("13030065222105319170"), order).send().meaning();
		assertThat(meaning).isInstanceOf(LinesUpload.Uploaded.class);
		return meaning instanceof LinesUpload.Uploaded uploaded ? uploaded.lines() : List.of();
	}

	@Test
	void readsHowALineWasSplit() {
		assertThat(upload("national/2204_resp.json", List.of(line("yp570", "4.52", 452)))).containsExactly(new UploadedLine("yp570", "02",
				new BigDecimal("0.05"), new Money(452), Money.ZERO, Money.ZERO, new Money(23), new Money(429)));
	}

	@Test
	void readsSeveralLinesInTheOrderInWhichTheyWereSent() {
		var sent = List.of(line("5134031906428358051", "2", 200), line("5447029818475557845", "1.5", 150));
		assertThat(upload("national/2204_resp_full.json", sent)).satisfiesExactly(first -> {
			assertThat(first.itemClass()).isEqualTo("01");
			assertThat(first.inScope()).isEqualTo(new Money(200));
		}, second -> {
			assertThat(second.itemClass()).isEqualTo("03");
			assertThat(second.ownPay()).isEqualTo(new Money(150));
			assertThat(second.firstPayShare()).isEqualByComparingTo("1");
		});
	}

	private InsuranceSettlement settlement(String file, SettlementReading.Asked asked, String messageNumber) {
		var done = new PlatformSays.Done((ObjectNode) PlatformJson.object(sample(file)).path("output"),
				"20210713230810282");
		var reading = new SettlementReading(asked, door.businessTime);
		return switch (file) {
			case "national/2305_resp.json" -> reading.reversal(done, messageNumber);
			case "national/2207_resp.json" -> reading.settlement(done, messageNumber);
			default -> reading.trial(done, messageNumber);
		};
	}

	@Test
	void readsASettlementPaidFromTheAccount() {
		var asked = new SettlementReading.Asked("300179916", "13030065222105319170", "310", new Money(452));
		assertThat(settlement("national/2207_resp.json", asked, "H13110200026202111291809520478")).satisfies(settled -> {
			assertThat(settled.settlementNumber()).isEqualTo("400125241");
			assertThat(settled.settledAt()).isEqualTo("2021-11-29T10:09:52Z");
			assertThat(settled.total()).isEqualTo(new Money(452));
			assertThat(settled.personalAccountPaid()).isEqualTo(new Money(452));
			assertThat(settled.fundPaid()).isEqualTo(Money.ZERO);
			assertThat(settled.selfPay()).isEqualTo(Money.ZERO);
			assertThat(settled.scope()).isEqualTo(new CatalogueScope(Money.ZERO, Money.ZERO, new Money(23), new Money(429)));
			assertThat(settled.balance()).isEqualTo(new Money(137_363));
			assertThat(settled.clearingType()).isEqualTo("11");
			assertThat(settled.clearingOffice()).isEqualTo("131199");
			assertThat(settled.personType()).isEqualTo("1101");
			assertThat(settled.amounts()).containsEntry("act_pay_dedc", 429L).doesNotContainKey("hifdm_pay");
			assertThat(settled.details()).containsExactly(new InsuranceSettlement.Detail("310200", "城镇职工基本医疗保险个人账户基金", 452));
		});
	}

	@Test
	void readsATrialWithoutNumberAndTime() {
		var asked = new SettlementReading.Asked("300179916", "13030065222105319170", "310", new Money(452));
		assertThat(settlement("national/2206_resp.json", asked, "H13110200026202111291809516465")).satisfies(trial -> {
			assertThat(trial.settlementNumber()).isEmpty();
			assertThat(trial.settledAt()).isEqualTo("2021-07-13T15:08:10.282Z");
			assertThat(trial.clearingOffice()).isEmpty();
			assertThat(trial.personalAccountPaid()).isEqualTo(new Money(452));
		});
	}

	@Test
	void readsAnInpatientTrialWhereAllPayersPay() {
		var asked = new SettlementReading.Asked("310003327436", "ZG1004549172", "310", new Money(2_344_246));
		assertThat(settlement("national/2303_resp.json", asked, "H50010302473202108270958272985")).satisfies(trial -> {
			assertThat(trial.fundPaid()).isEqualTo(new Money(1_878_539));
			assertThat(trial.personalAccountPaid()).isEqualTo(new Money(17_004));
			assertThat(trial.otherPaid()).isEqualTo(new Money(50_501));
			assertThat(trial.selfPay()).isEqualTo(new Money(398_202));
			assertThat(trial.scope())
					.isEqualTo(new CatalogueScope(new Money(253_397), new Money(139_689), new Money(70_344), new Money(1_880_816)));
			assertThat(trial.amounts()).containsEntry("hifob_pay", 1_878_539L);
		});
	}

	@Test
	void turnsARefundWithoutThePersonsAndTheHospitalsPart() {
		var asked = new SettlementReading.Asked("310001913300", "ZG1", "310", Money.ZERO);
		assertThat(settlement("national/2305_resp.json", asked, "H50010302473202108050931355556")).satisfies(undone -> {
			assertThat(undone.settlementNumber()).isEqualTo("300001010540");
			assertThat(undone.settledAt()).isEqualTo("2021-08-05T01:31:35Z");
			assertThat(undone.total()).isEqualTo(new Money(337_926));
			assertThat(undone.fundPaid()).isEqualTo(new Money(203_939));
			assertThat(undone.selfPay()).isEqualTo(new Money(130_701));
			assertThat(undone.otherPaid()).isEqualTo(new Money(3_286));
			assertThat(undone.details()).extracting(InsuranceSettlement.Detail::fundType, InsuranceSettlement.Detail::paid)
					.containsExactly(tuple("330100", 203_939L), tuple("999997", 3_286L));
		});
	}

	@Test
	void readsAnInpatientSplitOfManyLines() {
		var results = PlatformJson.read(PlatformJson.object(sample("national/2301_resp.json")).path("output"),
				LineMessages.UploadOutput.class).result();
		assertThat(results).hasSizeGreaterThan(10).allSatisfy(row -> assertThat(row.detItemFeeSumamt()).isEqualByComparingTo(
				Stream.of(row.fulamtOwnpayAmt(), row.overlmtAmt(), row.preselfpayAmt(), row.inscpScpAmt()).map(Objects::requireNonNull)
						.reduce(BigDecimal.ZERO, BigDecimal::add)));
	}

	@Test
	void readsASignIn() {
		wire.body = sample("national/9001_resp.json");
		var call = door.client.closeVisit(visitOf("P1"), "300178725", "V1");
		assertThat(PlatformJson.object(call.request()).path("sign_no").asString()).isEqualTo("359754");
	}

	@Test
	void readsShanghaisRowsKeyedByText() {
		var fragment = PlatformJson.read(PlatformJson.object(sample("national/shanghai_setldetail_fragment_v1.4.json")),
				SettlementMessages.Output.class);
		assertThat(fragment.setldetail()).extracting(row -> row.fundPayType()).containsExactly("本年余额", "历年余额");
	}

	private VoucherDecoding decode(String file) {
		wire.body = sample(file);
		return door.client.decode(Door.HOSPITAL, "4243708231033517419441130000", COUNTER, Door.CASHIER).send().meaning();
	}

	@Test
	void readsADecodedVoucherWithoutABirthday() {
		assertThat(decode("ec/1162_resp_2.json")).isInstanceOfSatisfying(VoucherDecoding.Decoded.class, decoded -> {
			assertThat(decoded.credential().kind()).isEqualTo(Credential.Kind.E_VOUCHER);
			assertThat(decoded.credential().number()).isEqualTo("130000ec908376d3519de41e413d93436d6da7");
			assertThat(decoded.credential().certificateNumber()).isEqualTo(new IdCardNumber("130304190001010018"));
			assertThat(decoded.credential().certificateType()).isEqualTo("01");
			assertThat(decoded.birthDate()).isEqualTo("1900-01-01");
			assertThat(decoded.issuingArea()).isEqualTo("130300");
		});
	}

	@Test
	void readsARefusedScan() {
		assertThat(decode("ec/1162_resp.json")).isEqualTo(new VoucherDecoding.Refused("500159", "请使用医保电子凭证二维码"));
	}
}
