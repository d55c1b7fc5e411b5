package medpay.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import medpay.insurance.InsurancePlatform.Counter;
import medpay.insurance.InsurancePlatform.LinesOrder;
import medpay.insurance.InsurancePlatform.LinesUpload;
import medpay.insurance.InsurancePlatform.PersonLookup;
import medpay.insurance.InsurancePlatform.TrialSettlement;
import medpay.insurance.InsurancePlatform.VisitOpening;
import medpay.insurance.InsurancePlatform.VisitOpeningOrder;
import medpay.insurance.InsurancePlatform.VoucherDecoding;
import medpay.shared.Scene;
import medpay.shared.call.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Answers of transactions that move nothing: what cannot be relied on is no answer, what contradicts the request is none either. */
class HarmlessAnswersTest {

	private final ScriptedPlatform platform = new ScriptedPlatform(Door.CRYPTO, Door.HOSPITAL_PUBLIC, Door.PLATFORM_PRIVATE);
	private final Door door = new Door(platform);

	private LinesUpload upload() {
		return door.client.uploadLines(Door.visit(), new LinesOrder(ScriptedPlatform.VISIT, "B1", null, Door.lines(), Door.STAFF)).send().meaning();
	}

	private VisitOpening open() {
		return door.client.openVisit(Door.visit(), new VisitOpeningOrder("V1", door.businessTime.now(), Door.STAFF, "A03")).send().meaning();
	}

	private PersonLookup person() {
		return door.client.person(Door.HOSPITAL, Door.voucher(), Door.CASHIER).send().meaning();
	}

	private VoucherDecoding decode() {
		return door.client.decode(Door.HOSPITAL, "3100202611220902300000310000", new Counter("0201", "内科", Scene.OUTPATIENT), Door.CASHIER).send()
				.meaning();
	}

	private static ObjectNode row(ObjectNode answer, int index) {
		return (ObjectNode) answer.path("output").path("result").path(index);
	}

	static Stream<Arguments> badSplits() {
		return Stream.of(split("another amount", answer -> row(answer, 0).put("det_item_fee_sumamt", 399)),
				split("parts that do not add up", answer -> row(answer, 1).put("inscp_scp_amt", "180.01")),
				split("another line", answer -> row(answer, 0).put("feedetl_sn", "B1-9")),
				split("one line twice", answer -> row(answer, 0).put("feedetl_sn", "B1-2")),
				split("no amount", answer -> row(answer, 0).putNull("det_item_fee_sumamt")),
				split("a negative part", answer -> row(answer, 0).put("overlmt_amt", "-1")),
				split("no lines", answer -> answer.putNull("output")));
	}

	private static Arguments split(String what, java.util.function.Consumer<ObjectNode> change) {
		UnaryOperator<ObjectNode> bent = answer -> {
			change.accept(answer);
			return answer;
		};
		return Arguments.of(what, bent);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("badSplits")
	void takesASplitThatCannotBeRightForNoAnswer(String what, UnaryOperator<ObjectNode> change) {
		platform.bend("2204", change);
		assertThat(upload()).isInstanceOf(LinesUpload.NoAnswer.class);
	}

	@Test
	void acceptsASplitThatLeavesPartsOut() {
		platform.bend("2204", answer -> {
			row(answer, 0).putNull("overlmt_amt").remove("selfpay_prop");
			return answer;
		});
		assertThat(upload()).isInstanceOf(LinesUpload.Uploaded.class);
	}

	@ParameterizedTest
	@CsvSource({"psn_no,P9", "ipt_otp_no,V2", "mdtrt_id,''"})
	void takesAnotherVisitForNoAnswer(String field, String value) {
		platform.bend("2201A", answer -> {
			((ObjectNode) answer.path("output").path("data")).put(field, value);
			return answer;
		});
		assertThat(open()).isInstanceOf(VisitOpening.NoAnswer.class);
	}

	@ParameterizedTest
	@CsvSource({"certno,310101199003070012", "psn_no,''", "psn_name,''", "brdy,1990-02-30"})
	void takesAPersonWhoCannotBeRightForNoAnswer(String field, String value) {
		platform.bend("1101", answer -> {
			((ObjectNode) answer.path("output").path("baseinfo")).put(field, value);
			return answer;
		});
		assertThat(person()).isInstanceOfSatisfying(PersonLookup.NoAnswer.class,
				nothing -> assertThat(nothing.reason()).doesNotContain(value.isEmpty() ? "?" : value));
	}

	@Test
	void takesTheBirthDateFromTheIdentityNumberWhereItIsNotTold() {
		platform.bend("1101", answer -> {
			((ObjectNode) answer.path("output").path("baseinfo")).putNull("brdy");
			return answer;
		});
		assertThat(person()).isInstanceOfSatisfying(PersonLookup.Found.class,
				found -> assertThat(found.person().birthDate()).isEqualTo("1990-03-07"));
	}

	@Test
	void readsThePublishedExamplesOtherSpellings() {
		platform.bend("1101", answer -> {
			var insurance = (ObjectNode) answer.path("output").path("insuinfo").path(0).deepCopy();
			insurance.set("insu_admdvs", insurance.remove("insuplc_admdvs"));
			((ObjectNode) answer.path("output")).set("insuinfo", insurance);
			return answer;
		});
		assertThat(person()).isInstanceOfSatisfying(PersonLookup.Found.class,
				found -> assertThat(found.person().insurances().getFirst().area()).isEqualTo("310115"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "{}", "{\"code\":0}", "{\"code\":0,\"data\":{}}", "{\"code\":0,\"data\":\"x\"}",
			"{\"code\":7,\"type\":\"success\",\"data\":{}}", "{\"success\":false}", "{\"code\":500159}",
			"{\"code\":0,\"data\":{\"userName\":\"林小满\",\"idNo\":\"310101199003070011\",\"idType\":\"01\"}}",
			"{\"code\":0,\"data\":{\"userName\":\"John\",\"idNo\":\"E1234567\",\"idType\":\"07\",\"ecToken\":\"310000ec1\"}}",
			"{\"code\":0,\"data\":{\"userName\":\"\",\"idNo\":\"310101199003070011\",\"idType\":\"01\",\"ecToken\":\"310000ec1\"}}"})
	void takesAnUnreadableDecodingForNoAnswer(String body) {
		platform.next("1162", ScriptedPlatform.received(body));
		assertThat(decode()).isInstanceOfSatisfying(VoucherDecoding.NoAnswer.class,
				nothing -> assertThat(nothing.reason()).doesNotContain("林小满", "310101199003070011"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"{\"code\":500159,\"success\":false,\"message\":\"已过期\"}", "{\"code\":500159,\"type\":\"error\",\"message\":\"已过期\"}"})
	void readsARefusalThatSaysItIsOne(String body) {
		platform.next("1162", ScriptedPlatform.received(body));
		assertThat(decode()).isEqualTo(new VoucherDecoding.Refused("500159", "已过期"));
	}

	@Test
	void readsABirthdayInEitherForm() {
		for (String birthday : new String[]{"1998.01.01", "1998-01-01"}) {
			platform.next("1162", ScriptedPlatform.received("{\"code\":0,\"data\":{\"userName\":\"John\",\"idNo\":\"E1234567\",\"idType\":\"07\","
					+ "\"ecToken\":\"310000ec1\",\"birthday\":\"" + birthday + "\",\"insuOrg\":\"310100\"}}"));
			assertThat(decode()).isInstanceOfSatisfying(VoucherDecoding.Decoded.class,
					decoded -> assertThat(decoded.birthDate()).isEqualTo("1998-01-01"));
		}
	}

	@Test
	void theCentreMayBeDown() {
		platform.next("1162", new Wire.Reply.Lost("timeout", null));
		platform.next("1162", new Wire.Reply.Received(502, new byte[0]));
		assertThat(decode()).isEqualTo(new VoucherDecoding.NoAnswer("timeout"));
		assertThat(decode()).isEqualTo(new VoucherDecoding.NoAnswer("HTTP status 502"));
	}

	@Test
	void saysWhenTheCodeNoLongerOpensAVisit() {
		platform.refuse("2201A", "电子凭证已失效");
		assertThat(open()).isEqualTo(new VisitOpening.Refused("-1", "电子凭证已失效", true));
		platform.refuse("2201A", "科室未备案");
		assertThat(open()).isEqualTo(new VisitOpening.Refused("-1", "科室未备案", false));
	}

	@Test
	void aSignatureIsRequiredUnlessTheSettingSaysOtherwise() {
		var lenient = new Door(platform, "2201A", Door.PLATFORM_PUBLIC, Map.of("medpay.insurance.require-signature", "false"));
		platform.tamper("2206", answer -> answer.put("cainfo", ""));
		assertThat(lenient.client.trySettlement(Door.visit(), Door.bill()).send().meaning()).isInstanceOf(TrialSettlement.Tried.class);
		platform.tamper("2206", answer -> answer.put("refmsg_time", "20261122090230002"));
		assertThat(lenient.client.trySettlement(Door.visit(), Door.bill()).send().meaning()).isInstanceOf(TrialSettlement.NoAnswer.class);
		platform.tamper("2206", answer -> answer.put("cainfo", ""));
		assertThat(door.client.trySettlement(Door.visit(), Door.bill()).send().meaning()).isInstanceOf(TrialSettlement.NoAnswer.class);
		var keyless = new Door(platform, "2201A", "", Map.of());
		platform.tamper("2206", answer -> answer.put("cainfo", "AAAA"));
		assertThat(keyless.client.trySettlement(Door.visit(), Door.bill()).send().meaning()).isInstanceOf(TrialSettlement.Tried.class);
	}
}
