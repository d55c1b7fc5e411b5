package medpay.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import medpay.insurance.OldChannel.AccountInquiry;
import medpay.insurance.OldChannel.SwitchInquiry;
import medpay.insurance.platform.OldChannelGroup;
import medpay.insurance.platform.PlatformJson;
import medpay.shared.IdCardNumber;
import medpay.shared.call.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** SM01 and SYJ1 against an old channel in a test's hands. */
class OldChannelClientTest {

	private static final Path SAMPLES = Path.of("../shared/samples/nhsa/shanghai5");

	private UnaryOperator<ObjectNode> change = UnaryOperator.identity();
	private Wire.@Nullable Reply reply;
	private @Nullable ObjectNode asked;
	private final Door door = new Door(this::answer);

	private Wire.Reply answer(URI address, Map<String, String> headers, byte[] body, Duration limit) {
		assertThat(address).isEqualTo(Door.OLD_CHANNEL);
		assertThat(limit).isEqualTo(Duration.ofSeconds(2));
		ObjectNode request = PlatformJson.object(body);
		asked = request;
		if (reply != null) {
			return reply;
		}
		ObjectNode answer = request.deepCopy().put("xxfhm", "P001");
		answer.putObject("xxnr").put("accountattr", "1000000000000000").put("qhbz", "000");
		return received(change.apply(answer));
	}

	private static Wire.Reply received(ObjectNode answer) {
		return new Wire.Reply.Received(200, PlatformJson.bytes(answer));
	}

	private void content(String field, String value) {
		change = answer -> {
			answer.putObject("xxnr").put(field, value);
			return answer;
		};
	}

	private AccountInquiry account(Credential credential) {
		return door.oldChannel.account(Door.HOSPITAL, credential, Door.CASHIER).send().meaning();
	}

	private SwitchInquiry emergencySwitch() {
		return door.oldChannel.emergencySwitch(Door.HOSPITAL, Door.CASHIER).send().meaning();
	}

	@Test
	void asksInTheEnvelopeOfTheOldChannel() {
		account(Door.voucher());

		ObjectNode request = Objects.requireNonNull(asked);
		assertThat(request.propertyNames()).containsExactly("jysj", "xxlxm", "xxfhm", "fhxx", "bbh", "msgid", "xzqhdm", "jgdm", "czybm", "czyxm",
				"xxnr",
				"jyqd", "jyyzm", "zdjbhs");
		assertThat(request.path("jysj").asString()).isEqualTo("2026-11-22 09:02:30");
		assertThat(request.path("xxlxm").asString()).isEqualTo("SM01");
		assertThat(request.path("msgid").asString()).hasSize(30);
		assertThat(request.path("jgdm").asString()).isEqualTo("H31010600001");
		assertThat(request.path("czybm").asString()).isEqualTo("C007");
		assertThat(request.at("/xxnr/cardtype").asString()).isEqualTo("3");
		assertThat(request.at("/xxnr/carddata").asString()).isEqualTo(ScriptedPlatform.TOKEN);
	}

	@Test
	void asksByIdentityNumberAndByCard() {
		account(Credential.idNumber(new IdCardNumber(ScriptedPlatform.ID_NUMBER)));
		assertThat(Objects.requireNonNull(asked).at("/xxnr/cardtype").asString()).isEqualTo("2");
		account(Credential.card("A58570401"));
		assertThat(Objects.requireNonNull(asked).at("/xxnr/cardtype").asString()).isEqualTo("1");
		assertThat(Objects.requireNonNull(asked).at("/xxnr/carddata").asString()).isEqualTo("A58570401");
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({"11111111111G,CADRE_OR_MUTUAL", "10000000000G0000,MUTUAL_AID", "10000000000A0000,CIVIL_RELIEF", "100000000000000A,CIVIL_RELIEF",
			"1100000000000000,CADRE", "10000000000W0000,WORK_INJURY", "1000000000000000,", "10000000000F0001,", "1,", "100000000003,"})
	void readsTheMarksOfAnAccount(String attributes, @Nullable String group) {
		content("accountattr", attributes);

		AccountInquiry told = account(Door.voucher());

		if (group == null) {
			assertThat(told).isEqualTo(new AccountInquiry.National());
		} else if (group.equals("CADRE_OR_MUTUAL")) {
			assertThat(told).isInstanceOf(AccountInquiry.OldChannelOnly.class);
		} else {
			assertThat(told).isEqualTo(new AccountInquiry.OldChannelOnly(group));
		}
	}

	@Test
	void everyGroupsMarkIsReadAsThatGroup() {
		for (OldChannelGroup group : OldChannelGroup.values()) {
			assertThat(group.attributes()).hasSize(16);
			assertThat(OldChannelGroup.of(group.attributes())).contains(group);
		}
	}

	@Test
	void readsTheSwitch() {
		assertThat(emergencySwitch()).isEqualTo(new SwitchInquiry.National());
		content("qhbz", "777");
		assertThat(emergencySwitch()).isEqualTo(new SwitchInquiry.Backup());
		content("qhbz", "778");
		assertThat(emergencySwitch()).isInstanceOf(SwitchInquiry.Unknown.class);
	}

	@ParameterizedTest
	@ValueSource(strings = {"P610", "P900", "T100", "S001", "P002", "", "0"})
	void anyOtherResultTellsNothing(String result) {
		change = answer -> answer.put("xxfhm", result);

		assertThat(account(Door.voucher())).isInstanceOf(AccountInquiry.Unknown.class);
		assertThat(emergencySwitch()).isInstanceOf(SwitchInquiry.Unknown.class);
	}

	@ParameterizedTest
	@ValueSource(strings = {"msgid", "xxlxm"})
	void anAnswerAboutAnotherMessageTellsNothing(String field) {
		change = answer -> answer.put(field, "SN01");

		assertThat(account(Door.voucher())).isInstanceOf(AccountInquiry.Unknown.class);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "{}", "null", "<html>", "{\"xxnr\":7}"})
	void whateverCannotBeReadTellsNothing(String body) {
		reply = new Wire.Reply.Received(200, body.getBytes(StandardCharsets.UTF_8));

		assertThat(account(Door.voucher())).isInstanceOf(AccountInquiry.Unknown.class);
		assertThat(emergencySwitch()).isInstanceOf(SwitchInquiry.Unknown.class);
	}

	@Test
	void anAnswerWithoutContentTellsNothing() {
		change = answer -> answer.putNull("xxnr");
		assertThat(account(Door.voucher())).isInstanceOf(AccountInquiry.Unknown.class);
		change = answer -> {
			answer.remove("xxnr");
			return answer;
		};
		assertThat(emergencySwitch()).isInstanceOf(SwitchInquiry.Unknown.class);
		content("accountattr", "");
		assertThat(account(Door.voucher())).isInstanceOf(AccountInquiry.Unknown.class);
	}

	@Test
	void noAnswerTellsNothing() {
		reply = new Wire.Reply.Lost("timeout", null);

		assertThat(account(Door.voucher())).isInstanceOf(AccountInquiry.Unknown.class);
		assertThat(emergencySwitch()).isInstanceOf(SwitchInquiry.Unknown.class);
	}

	/** The captured answers, which are not part of this project, with the number of our question. */
	@ParameterizedTest
	@CsvSource({"SM01_resp_2.json,false", "SM01_resp.json,true"})
	void readsCapturedAnswers(String file, boolean oldChannel) throws Exception {
		Path sample = SAMPLES.resolve(file);
		Assumptions.assumeTrue(Files.exists(sample), "no samples beside the project");
		ObjectNode captured = PlatformJson.object(Files.readAllBytes(sample));
		change = answer -> captured.put("msgid", answer.path("msgid").asString());

		assertThat(account(Door.voucher()) instanceof AccountInquiry.OldChannelOnly).isEqualTo(oldChannel);
	}
}
