package medpay.insurance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import medpay.insurance.InsurancePlatform.ReversalResult;
import medpay.insurance.InsurancePlatform.SettlementResult;
import medpay.insurance.InsurancePlatform.TrialSettlement;
import medpay.insurance.InsurancePlatform.VoidResult;
import medpay.shared.call.Answer;
import medpay.shared.call.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Which answers of a money transaction are certain, and which leave a doubt. */
class MoneyDoubtTest {

	private final ScriptedPlatform platform = new ScriptedPlatform(Door.CRYPTO, Door.HOSPITAL_PUBLIC, Door.PLATFORM_PRIVATE);
	private final Door door = new Door(platform);

	private Answer<SettlementResult> settle() {
		return door.client.settle(Door.visit(), Door.bill(), Door.scope()).send();
	}

	private Answer<ReversalResult> reverse() {
		return door.client.reverse(Door.visit(), ScriptedPlatform.VISIT, ScriptedPlatform.SETTLEMENT).send();
	}

	private Answer<VoidResult> voidIt() {
		return door.client.voidTransaction(Door.visit(), "H31010600001202611220902300001", "2207").send();
	}

	static Stream<Arguments> untrustworthyReplies() {
		return Stream.of(Arguments.of("timeout", new Wire.Reply.Lost("timeout", null)),
				Arguments.of("connection", new Wire.Reply.Lost("connection", "ConnectException")),
				Arguments.of("oversized", new Wire.Reply.Lost("oversized", null)),
				Arguments.of("http-500", new Wire.Reply.Received(500, "{\"infcode\":0}".getBytes(UTF_8))),
				Arguments.of("http-503", new Wire.Reply.Received(503, new byte[0])),
				Arguments.of("http-404", new Wire.Reply.Received(404, new byte[0])),
				Arguments.of("http-302", new Wire.Reply.Received(302, new byte[0])),
				Arguments.of("malformed", ScriptedPlatform.received("")), Arguments.of("malformed", ScriptedPlatform.received("<html>busy</html>")),
				Arguments.of("malformed", ScriptedPlatform.received("[0]")), Arguments.of("malformed", ScriptedPlatform.received("{\"infcode\":0,")),
				Arguments.of("malformed", ScriptedPlatform.received("{\"infcode\":0,\"infcode\":-1}")),
				Arguments.of("signature", ScriptedPlatform.received("{\"infcode\":0,\"output\":{}}")),
				Arguments.of("signature", ScriptedPlatform.received("{\"infcode\":-1,\"err_msg\":\"余额不足\"}")),
				Arguments.of("signature", ScriptedPlatform.received("{\"infcode\":0,\"cainfo\":\"AAAA\",\"output\":{}}")));
	}

	@ParameterizedTest
	@MethodSource("untrustworthyReplies")
	void everyMoneyTransactionIsInDoubtAfterAnAnswerThatCannotBeTrusted(String code, Wire.Reply reply) {
		for (String infno : new String[]{"2207", "2208", "2601"}) {
			platform.next(infno, reply);
		}
		var settled = settle();
		assertThat(settled.meaning()).isInstanceOf(SettlementResult.InDoubt.class);
		assertThat(settled.code()).isEqualTo(code);
		assertThat(settled.bytes() == null).isEqualTo(reply instanceof Wire.Reply.Lost);
		assertThat(reverse().meaning()).isInstanceOf(ReversalResult.InDoubt.class);
		assertThat(voidIt().meaning()).isInstanceOf(VoidResult.InDoubt.class);
	}

	@ParameterizedTest
	@ValueSource(strings = {"1", "-2", "7", "9999", "", "OK"})
	void anInfcodeOutsideTheTableIsADoubt(String infcode) {
		platform.next("2207", ScriptedPlatform.received(platform.response(infcode, "", null)));
		assertThat(settle()).satisfies(answer -> {
			assertThat(answer.meaning()).isInstanceOf(SettlementResult.InDoubt.class);
			assertThat(answer.code()).isEqualTo("infcode");
		});
	}

	@Test
	void infcodeMayBeTextOrNumber() {
		platform.bend("2207", answer -> answer.put("infcode", "0"));
		assertThat(settle().meaning()).isInstanceOf(SettlementResult.Settled.class);
		platform.bend("2207", answer -> answer.put("infcode", "-1").put("err_msg", "账户冻结"));
		assertThat(settle().meaning()).isEqualTo(new SettlementResult.Refused("-1", "账户冻结", false));
	}

	static Stream<Arguments> contradictions() {
		return Stream.of(info("mdtrt_id", "300178726", "mdtrt_id"), info("mdtrt_id", "", "mdtrt_id"), info("psn_no", "P310000002", "psn_no"),
				info("medins_setl_id", "H31010600001202611220902309999", "medins_setl_id"), info("setl_id", "", "setl_id"),
				info("medfee_sumamt", "621.00", "621.00"), info("medfee_sumamt", null, "medfee_sumamt"), info("psn_cash_pay", null, "psn_cash_pay"),
				info("fund_pay_sumamt", "null", "fund_pay_sumamt"), info("acct_pay", "", "acct_pay"), info("psn_cash_pay", "40.005", "fen"),
				info("acct_pay", "four hundred", "acct_pay"),
				info("inscp_scp_amt", "579.99", "identity 1: medfee_sumamt 620.00 is not fulamt_ownpay_amt 20.00 + overlmt_selfpay 0.00"
						+ " + preselfpay_amt 20.00 + inscp_scp_amt 579.99"),
				info("psn_part_amt", "512.01",
						"identity 2: medfee_sumamt 620.00 is not fund_pay_sumamt 108.00 + psn_part_amt 512.01 + hosp_part_amt 0.00"),
				info("acct_pay", "472.01", "identity 3: psn_part_amt 512.00 is not acct_pay 472.01 + psn_cash_pay 40.00"),
				info("hifes_pay", "107.99", "identity 5: fund_pay_sumamt 108.00 is not hifp_pay 0.00"), info("hosp_part_amt", "1", "identity 2"));
	}

	private static Arguments info(String field, @Nullable String value, String inReason) {
		return Arguments.of(field, value, inReason);
	}

	private static UnaryOperator<ObjectNode> change(String field, @Nullable String value) {
		return answer -> {
			((ObjectNode) answer.path("output").path("setlinfo")).put(field, value);
			return answer;
		};
	}

	@ParameterizedTest
	@MethodSource("contradictions")
	void aSettlementThatContradictsItselfOrTheRequestIsADoubtAndATrialIsNoAnswer(String field, @Nullable String value, String inReason) {
		platform.bend("2207", change(field, value));
		assertThat(settle().meaning()).isInstanceOfSatisfying(SettlementResult.InDoubt.class,
				doubt -> assertThat(doubt.reason()).contains(inReason).doesNotContain(ScriptedPlatform.PERSON, ScriptedPlatform.NAME));
		if (!field.equals("setl_id")) {
			platform.bend("2206", change(field, value));
			assertThat(door.client.trySettlement(Door.visit(), Door.bill()).send().meaning()).isInstanceOfSatisfying(
					TrialSettlement.NoAnswer.class, nothing -> assertThat(nothing.reason()).contains(inReason));
		}
	}

	@Test
	void withoutTheTermsOfAnIdentityTheFourPayersMustStillAddUp() {
		platform.bend("2207", change("psn_part_amt", null));
		assertThat(settle().meaning()).isInstanceOf(SettlementResult.Settled.class);
		platform.bend("2207", answer -> change("psn_cash_pay", "39.00").apply(change("psn_part_amt", null).apply(answer)));
		assertThat(settle().meaning()).isInstanceOfSatisfying(SettlementResult.InDoubt.class,
				doubt -> assertThat(doubt.reason()).contains("1.00 is left"));
	}

	@Test
	void shanghaisExtraFundMayStandInOrBesideTheSum() {
		platform.bend("2207", change("hifdm_pay", "5.00"));
		assertThat(settle().meaning()).isInstanceOf(SettlementResult.Settled.class);
		platform.bend("2207", answer -> change("hifes_pay", "103.00").apply(change("hifdm_pay", "5.00").apply(answer)));
		assertThat(settle().meaning()).isInstanceOf(SettlementResult.Settled.class);
	}

	@ParameterizedTest
	@CsvSource({"业务处理超时,true", "系统繁忙请稍后再试,true", "该就诊已结算,true", "参保人待遇封锁,false", "'',false"})
	void aRefusedSettlementIsADoubtOnlyWhenTheTextSaysSo(String text, boolean doubt) {
		platform.refuse("2207", text);
		assertThat(settle().meaning()).isInstanceOf(doubt ? SettlementResult.InDoubt.class : SettlementResult.Refused.class);
	}

	@Test
	void theDoubtTableIsASetting() {
		var own = new Door(platform, "2201", Door.PLATFORM_PUBLIC, Map.of("medpay.insurance.doubt-texts", "核心未响应"));
		platform.refuse("2207", "核心未响应");
		platform.refuse("2207", "业务处理超时");
		assertThat(own.client.settle(Door.visit(), Door.bill(), Door.scope()).send().meaning()).isInstanceOf(SettlementResult.InDoubt.class);
		assertThat(own.client.settle(Door.visit(), Door.bill(), Door.scope()).send().meaning()).isInstanceOf(SettlementResult.Refused.class);
	}

	@Test
	void saysWhenTheCodeIsTooOld() {
		platform.refuse("2207", "电子凭证令牌已过期");
		assertThat(settle().meaning()).isEqualTo(new SettlementResult.Refused("-1", "电子凭证令牌已过期", true));
		platform.refuse("2206", "电子凭证令牌已过期");
		assertThat(door.client.trySettlement(Door.visit(), Door.bill()).send().meaning())
				.isEqualTo(new TrialSettlement.Refused("-1", "电子凭证令牌已过期", true));
	}

	@ParameterizedTest
	@CsvSource({"该结算已撤销,true", "超过撤销期限,false"})
	void aRefusedReversalSaysWhetherItWasUndoneBefore(String text, boolean before) {
		platform.refuse("2208", text);
		assertThat(reverse().meaning()).isEqualTo(new ReversalResult.Refused("-1", text, before));
	}

	@Test
	void aReversalWithABusyTextIsADoubt() {
		platform.refuse("2208", "系统繁忙");
		assertThat(reverse().meaning()).isEqualTo(new ReversalResult.InDoubt("系统繁忙"));
	}

	@ParameterizedTest
	@CsvSource({"未找到原交易，无需冲正,true", "该交易已冲正,true", "系统繁忙,false", "冲正失败,false", "'',false"})
	void aRefusedVoidStaysInDoubtUnlessNothingIsLeftToVoid(String text, boolean nothing) {
		platform.refuse("2601", text);
		assertThat(voidIt().meaning()).isEqualTo(nothing ? new VoidResult.NothingToVoid(text) : new VoidResult.InDoubt(text));
	}

	@Test
	void turnsTheSignsOfAReversal() {
		assertThat(reverse().meaning()).isInstanceOfSatisfying(ReversalResult.Reversed.class, reversed -> {
			assertThat(reversed.undone().total().fen()).isEqualTo(62_000);
			assertThat(reversed.undone().fundPaid().fen()).isEqualTo(10_800);
			assertThat(reversed.undone().personalAccountPaid().fen()).isEqualTo(47_200);
			assertThat(reversed.undone().selfPay().fen()).isEqualTo(4_000);
			assertThat(reversed.undone().balance().fen()).isEqualTo(82_800);
			assertThat(reversed.undone().amounts()).containsEntry("hifes_pay", 10_800L);
			assertThat(reversed.undone().details()).contains(new InsuranceSettlement.Detail("310800", "310800", 10_800));
		});
	}

	@Test
	void aReversalMayLeaveThePersonsPartOutAndMisspellTheCash() {
		platform.bend("2208", answer -> {
			var info = (ObjectNode) answer.path("output").path("setlinfo");
			info.remove("psn_cash_pay");
			info.putNull("psn_part_amt").put("pdn_cash_pay", -40.00);
			return answer;
		});
		assertThat(reverse().meaning()).isInstanceOfSatisfying(ReversalResult.Reversed.class,
				reversed -> assertThat(reversed.undone().selfPay().fen()).isEqualTo(4_000));
	}

	@Test
	void aReversalWithPositiveAmountsIsADoubt() {
		platform.bend("2208", answer -> {
			var info = (ObjectNode) answer.path("output").path("setlinfo");
			ScriptedPlatform.amounts(1).forEach((amount, yuan) -> info.put(amount.field(), yuan));
			return answer;
		});
		assertThat(reverse().meaning()).isInstanceOf(ReversalResult.InDoubt.class);
	}

	@Test
	void aRefusalsTextLosesWhatIsPersonal() {
		platform.refuse("2207",
				"人员" + ScriptedPlatform.NAME + " 证件" + ScriptedPlatform.ID_NUMBER + " 编号" + ScriptedPlatform.PERSON + " 电话13800000000 已封锁");
		var answer = settle();
		assertThat(answer.meaning()).isEqualTo(new SettlementResult.Refused("-1", "人员*** 证件*** 编号*** 电话*** 已封锁", false));
		assertThat(answer.detail()).isEqualTo("人员*** 证件*** 编号*** 电话*** 已封锁");
	}

	@Test
	void waitsForMoneyAsLongAsTheSettingSays() {
		settle();
		assertThat(platform.sent("2207").getFirst().limit()).hasSeconds(150);
		var own = new Door(platform, "2201", Door.PLATFORM_PUBLIC, Map.of("medpay.insurance.answer-limit", "2s"));
		own.client.person(Door.HOSPITAL, Door.voucher(), Door.CASHIER).send();
		assertThat(platform.sent("1101").getFirst().limit()).hasSeconds(2);
	}
}
