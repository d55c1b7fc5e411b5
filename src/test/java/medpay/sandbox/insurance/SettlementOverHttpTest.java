package medpay.sandbox.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import medpay.insurance.platform.PlatformJson;
import medpay.sandbox.BookRow;
import medpay.sandbox.SandboxKeys;
import medpay.sandbox.SandboxTest;
import medpay.sandbox.insurance.PlatformCaller.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The settlement flow as a hospital's front machine sees it. */
@SandboxTest
class SettlementOverHttpTest {

	@LocalServerPort
	private int port;

	@Autowired
	private SandboxKeys keys;

	@Autowired
	private InsuranceBook book;

	private PlatformCaller platform;
	private PlatformVisit visits;

	@BeforeEach
	void caller() {
		platform = new PlatformCaller(port, keys);
		visits = new PlatformVisit(platform);
	}

	@Test
	void settlesAVisitByPolicyAndKeepsItsBooks() {
		var visit = visits.open(30_000, 100_000, 40_000);
		visit.diagnoses();
		Reply lines = visit.upload("B1", visit.line("S1", "XB01ACL190A001030100553", "17.50", "10", "175.00"),
				visit.line("S2", "002501010150000", "20.00", "20", "400.00"), visit.line("S3", "UNKNOWN", "30.00", "1", "30.00"));
		Reply trial = visit.trial("B1", "605.00");
		String msgid = platform.newMsgid();
		Reply settled = visit.settle("B1", msgid, trial);

		assertThat(settled.text()).isEmpty();
		assertThat(settled.signed()).isTrue();
		assertThat(lines.output().path("result").path(2).path("chrgitm_lv").asString()).isEqualTo("03");
		JsonNode info = settled.output().path("setlinfo");
		// 605 = 30 own expense + 8.75 first pay + 566.25 in scope; 300 current account, 100 deductible from history, 166.25 ratio at 70 %.
		amount(info, "fulamt_ownpay_amt", "30.00");
		amount(info, "preselfpay_amt", "8.75");
		amount(info, "inscp_scp_amt", "566.25");
		amount(info, "hifp_pay", "116.38");
		amount(info, "fund_pay_sumamt", "116.38");
		amount(info, "acct_pay", "449.87");
		amount(info, "psn_cash_pay", "38.75");
		amount(info, "psn_part_amt", "488.62");
		amount(info, "balc", "850.13");
		assertThat(info.path("medins_setl_id").asString()).isEqualTo(msgid);
		assertThat(trial.output().path("setlinfo").path("setl_id").asString("")).isEmpty();
		assertThat(rows(visit.person())).singleElement().satisfies(row -> {
			assertThat(row.kind()).isEqualTo(BookRow.Kind.SETTLED);
			assertThat(row.ourNumber()).isEqualTo(msgid);
			assertThat(row.theirNumber()).isEqualTo(info.path("setl_id").asString());
			assertThat(row.amountFen()).isEqualTo(60_500);
			assertThat(row.fundPaidFen()).isEqualTo(11_638);
			assertThat(row.personalAccountPaidFen()).isEqualTo(44_987);
			assertThat(row.selfPayFen()).isEqualTo(3_875);
		});
	}

	@Test
	void theSameMessageAgainGivesTheSameAnswerAndNoSecondEffect() {
		var visit = visits.openAndUpload("100.00");
		Reply trial = visit.trial("B1", "100.00");
		String msgid = platform.newMsgid();

		Reply first = visit.settle("B1", msgid, trial);
		Reply again = visit.settle("B1", msgid, trial);

		assertThat(again.output()).isEqualTo(first.output());
		assertThat(rows(visit.person())).hasSize(1);
		assertThat(visit.settle("B1", platform.newMsgid(), trial).text()).contains("已结算");
	}

	@Test
	void oneVisitCarriesManySettlements() {
		var visit = visits.openAndUpload("100.00");
		visit.settle("B1", platform.newMsgid(), visit.trial("B1", "100.00"));
		visit.upload("B2", visit.line("S9", "002501010150000", "20.00", "1", "20.00"));
		Reply second = visit.settle("B2", platform.newMsgid(), visit.trial("B2", "20.00"));

		assertThat(second.infcode()).isZero();
		assertThat(rows(visit.person())).hasSize(2);
		assertThat(visit.close().text()).contains("有效结算");
	}

	@Test
	void aReversalGivesEverythingBackOnceAndAnswersNegative() {
		var visit = visits.openAndUpload("100.00");
		BigDecimal before = visit.balance();
		String settlement = visit.settle("B1", platform.newMsgid(), visit.trial("B1", "100.00")).output().path("setlinfo").path("setl_id").asString();

		Reply reversed = visit.reverse(platform.newMsgid(), settlement);

		JsonNode info = reversed.output().path("setlinfo");
		amount(info, "medfee_sumamt", "-100.00");
		assertThat(info.path("psn_part_amt").isNull()).isTrue();
		assertThat(info.path("setl_id").asString()).isNotEqualTo(settlement);
		assertThat(visit.balance()).isEqualByComparingTo(before);
		assertThat(visit.reverse(platform.newMsgid(), settlement).text()).contains("已撤销");
		assertThat(rows(visit.person())).extracting(BookRow::kind).containsExactly(BookRow.Kind.SETTLED, BookRow.Kind.REVERSED);
		assertThat(rows(visit.person()).getLast().undoes()).isEqualTo(settlement);
		assertThat(visit.withdraw("0000").infcode()).isZero();
		assertThat(visit.close().infcode()).isZero();
	}

	@Test
	void aVoidUndoesASettlementAndIsIdempotent() {
		var visit = visits.openAndUpload("100.00");
		BigDecimal before = visit.balance();
		Reply trial = visit.trial("B1", "100.00");
		String msgid = platform.newMsgid();
		visit.settle("B1", msgid, trial);

		assertThat(visit.makeVoid(msgid, "2207").infcode()).isZero();
		assertThat(visit.makeVoid(msgid, "2207").infcode()).isZero();

		assertThat(visit.balance()).isEqualByComparingTo(before);
		assertThat(rows(visit.person())).hasSize(2);
		assertThat(visit.settle("B1", platform.newMsgid(), trial).infcode()).as("settled again with another number, without another trial").isZero();
	}

	@Test
	void aVoidBeforeTheSettlementMakesItImpossible() {
		var visit = visits.openAndUpload("100.00");
		Reply trial = visit.trial("B1", "100.00");
		String msgid = platform.newMsgid();

		assertThat(visit.makeVoid(msgid, "2207").infcode()).isZero();

		assertThat(visit.settle("B1", msgid, trial).text()).contains("冲正");
		assertThat(rows(visit.person())).isEmpty();
	}

	@Test
	void aVoidedReversalSettlesAgainUnderTheFirstNumber() {
		var visit = visits.openAndUpload("100.00");
		String settlement = visit.settle("B1", platform.newMsgid(), visit.trial("B1", "100.00")).output().path("setlinfo").path("setl_id").asString();
		BigDecimal afterwards = visit.balance();
		String reversal = platform.newMsgid();
		visit.reverse(reversal, settlement);

		assertThat(visit.makeVoid(reversal, "2208").infcode()).isZero();

		assertThat(visit.balance()).isEqualByComparingTo(afterwards);
		assertThat(rows(visit.person())).extracting(BookRow::kind).containsExactly(BookRow.Kind.SETTLED, BookRow.Kind.REVERSED,
				BookRow.Kind.SETTLED);
		assertThat(rows(visit.person()).getLast().theirNumber()).isEqualTo(settlement);
		assertThat(visit.reverse(platform.newMsgid(), settlement).infcode()).as("it can be undone again").isZero();
	}

	@Test
	void withoutTheAccountTheDeductibleIsCash() {
		var visit = visits.openAndUpload("100.00");
		JsonNode info = visit.trial("B1", "100.00", "0").output().path("setlinfo");

		amount(info, "acct_pay", "0.00");
		amount(info, "act_pay_dedc", "100.00");
		amount(info, "psn_cash_pay", "100.00");
	}

	@Test
	void aRegistrationNeedsNo2203() {
		var visit = visits.open(0, 0, 0);
		visit.upload("B1", visit.line("S1", "001102000010000", "22.00", "1", "22.00"));

		assertThat(visit.trialOf("12", "B1", "22.00", "1").infcode()).isZero();
		assertThat(visit.trialOf("11", "B1", "22.00", "1").text()).contains("2203");
	}

	@Test
	void withdrawnLinesMayBeUploadedAgain() {
		var visit = visits.openAndUpload("100.00");
		visit.withdraw("B1");

		assertThat(visit.trialOf("11", "B1", "100.00", "1").text()).contains("没有未结算的费用明细");
		assertThat(visit.upload("B1", visit.line("S1", "002501010150000", "20.00", "1", "20.00")).infcode()).isZero();
		assertThat(visit.upload("B1", visit.line("S1", "002501010150000", "20.00", "1", "20.00")).text()).contains("重复");
	}

	@Test
	void refusesASettlementThatDoesNotFitItsTrial() {
		var visit = visits.openAndUpload("100.00");

		assertThat(visit.settleWith("B1", platform.newMsgid(), "100.00", "0.00", "0.00", "0.00", "100.00").text()).contains("预结算(2206)");
		visit.trial("B1", "100.00");
		assertThat(visit.settleWith("B1", platform.newMsgid(), "100.00", "1.00", "0.00", "0.00", "99.00").text()).contains("不一致");
		assertThat(visit.trialOf("11", "B1", "100.01", "1").text()).contains("medfee_sumamt");
		assertThat(rows(visit.person())).isEmpty();
	}

	@Test
	void fiftySettlementsAtOnceNeverSpendABalanceTwice() throws Exception {
		var first = visits.open(100_000, 0, 0);
		var tasks = new ArrayList<Callable<Reply>>();
		for (int i = 0; i < 50; i++) {
			var visit = visits.openFor(first.patient());
			visit.diagnoses();
			visit.upload("B1", visit.line("S1", "002503020030000", "60.00", "1", "60.00"));
			Reply trial = visit.trial("B1", "60.00");
			String msgid = platform.newMsgid();
			tasks.add(() -> visit.settle("B1", msgid, trial));
		}
		List<Reply> replies = new ArrayList<>();
		try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Future<Reply> reply : pool.invokeAll(tasks)) {
				replies.add(reply.get());
			}
		}

		assertThat(replies).allSatisfy(reply -> assertThat(reply.infcode()).isZero());
		// The account pays 1000, the next 500 are the deductible in cash, of the remaining 1500 the fund pays 70 %.
		long accounts = rows(first.person()).stream().mapToLong(BookRow::personalAccountPaidFen).sum();
		long funds = rows(first.person()).stream().mapToLong(BookRow::fundPaidFen).sum();
		assertThat(accounts).isEqualTo(100_000);
		assertThat(funds).isEqualTo(105_000);
		assertThat(first.balance()).isEqualByComparingTo("0");
		List<BigDecimal> balances = replies.stream().map(reply -> reply.output().path("setlinfo").path("balc").decimalValue())
				.sorted(Comparator.reverseOrder()).toList();
		assertThat(balances.subList(0, 17)).doesNotHaveDuplicates();
	}

	@Test
	void fiftyCopiesOfOneMessageSettleOnce() throws Exception {
		var visit = visits.openAndUpload("100.00");
		Reply trial = visit.trial("B1", "100.00");
		String msgid = platform.newMsgid();
		try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
			var replies = new ArrayList<Future<Reply>>();
			for (int i = 0; i < 50; i++) {
				replies.add(pool.submit(() -> visit.settle("B1", msgid, trial)));
			}
			JsonNode first = replies.getFirst().get().output();
			for (Future<Reply> reply : replies) {
				assertThat(reply.get().output()).isEqualTo(first);
			}
		}

		assertThat(rows(visit.person())).hasSize(1);
	}

	private List<BookRow> rows(String person) {
		return book.rows().stream().filter(row -> row.personNo().equals(person)).toList();
	}

	private static void amount(JsonNode info, String field, String expected) {
		assertThat(PlatformJson.number(info, field)).as(field).isEqualByComparingTo(expected);
	}
}
