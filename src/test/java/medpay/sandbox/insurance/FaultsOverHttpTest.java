package medpay.sandbox.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.VoucherMessages;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxKeys;
import medpay.sandbox.SandboxTest;
import medpay.sandbox.insurance.PlatformCaller.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every fault mode: what the caller sees, and whether the money moved. */
@SandboxTest
class FaultsOverHttpTest {

	@LocalServerPort
	private int port;

	@Autowired
	private SandboxKeys keys;

	@Autowired
	private SandboxDatabase database;

	@Autowired
	private InsuranceBook book;

	private PlatformCaller platform;
	private PlatformVisit.Open visit;
	private Reply trial;

	@BeforeEach
	void aTriedVisit() {
		platform = new PlatformCaller(port, keys);
		visit = new PlatformVisit(platform).openAndUpload("100.00");
		trial = visit.trial("B1", "100.00");
	}

	@AfterEach
	void noFaults() {
		database.jdbc().sql("delete from sandbox.fault").update();
	}

	@ParameterizedTest
	@ValueSource(strings = {"NO_ANSWER_BEFORE", "DOWN"})
	void closesTheConnectionWithoutAnAnswerAndWithoutEffect(String mode) {
		order("insurance", "2207", mode, null);

		assertThatThrownBy(() -> settle(platform.newMsgid())).isInstanceOf(UncheckedIOException.class);

		assertThat(rows()).isZero();
		assertThat(settle(platform.newMsgid()).infcode()).as("the fault struck once").isZero();
	}

	@Test
	void settlesWithoutAnAnswerAndIsVoided() {
		order("insurance", "2207", "NO_ANSWER_AFTER", null);
		String msgid = platform.newMsgid();

		assertThatThrownBy(() -> settle(msgid)).isInstanceOf(UncheckedIOException.class);

		assertThat(rows()).isOne();
		assertThat(visit.makeVoid(msgid, "2207").infcode()).isZero();
		assertThat(rows()).isEqualTo(2);
	}

	@Test
	void declinesWithTheTextOrdered() {
		order("insurance", "2207", "DECLINE", "系统繁忙");

		Reply reply = settle(platform.newMsgid());

		assertThat(reply.infcode()).isEqualTo(-1);
		assertThat(reply.text()).isEqualTo("系统繁忙");
		assertThat(rows()).isZero();
	}

	@Test
	void breaksDownWithStatus500() {
		order("insurance", "2207", "SERVER_ERROR", null);
		byte[] any = PlatformJson.bytes(PlatformJson.tree(platform.envelope("2207", platform.newMsgid(), "{}")));

		assertThat(platform.post("/sandbox/insurance/api/v1/route", any).statusCode()).isEqualTo(500);
		assertThat(rows()).isZero();
	}

	@Test
	void answersAnotherAmountAlthoughTheBooksAreRight() {
		order("insurance", "2207", "WRONG_AMOUNT", null);

		Reply reply = settle(platform.newMsgid());

		assertThat(reply.signed()).isTrue();
		assertThat(PlatformJson.number(reply.output().path("setlinfo"), "medfee_sumamt")).isEqualByComparingTo("101.00");
		assertThat(book.rows().getLast().amountFen()).isEqualTo(10_000);
	}

	@Test
	void answersWithASignatureThatDoesNotFit() {
		order("insurance", "2207", "WRONG_SIGNATURE", null);

		Reply reply = settle(platform.newMsgid());

		assertThat(reply.signed()).isFalse();
		assertThat(reply.infcode()).isZero();
		assertThat(rows()).isOne();
	}

	@Test
	void answersWithACodeOutsideTheTable() {
		order("insurance", "2207", "UNKNOWN_CODE", null);

		assertThat(settle(platform.newMsgid()).infcode()).isEqualTo(7);
		assertThat(rows()).isOne();
	}

	@Test
	void doesADuplicateOnce() {
		order("insurance", "2207", "DUPLICATE", null);

		assertThat(settle(platform.newMsgid()).infcode()).isZero();
		assertThat(rows()).isOne();
	}

	@Test
	void aLateSettlementThatWasVoidedMeanwhileHasNoEffect() throws Exception {
		assertThat(lateAndVoided(null).infcode()).isEqualTo(-1);
		assertThat(rows()).isZero();
	}

	@Test
	void aLateSettlementTakesEffectAfterItsVoidWhereTheFaultSaysSo() throws Exception {
		assertThat(lateAndVoided(FaultyDoor.AFTER_VOID).infcode()).isZero();
		assertThat(rows()).isOne();
	}

	/** The void is sent while the settlement waits: it takes its message number long before the settlement's 3 seconds are over. */
	private Reply lateAndVoided(@Nullable String code) throws Exception {
		order("insurance", "2207", "LATE", code);
		database.jdbc().sql("update sandbox.fault set delay_ms = 3000").update();
		String msgid = platform.newMsgid();
		try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Reply> late = pool.submit(() -> settle(msgid));
			while (database.jdbc().sql("select count(*) from sandbox.fault where struck > 0").query(Long.class).single() == 0) {
				Thread.onSpinWait();
			}
			assertThat(visit.makeVoid(msgid, "2207").infcode()).isZero();
			return late.get();
		}
	}

	@Test
	void theVoucherCentreRefusesBreaksAndAnswersUnknownCodes() {
		String path = "/sandbox/voucher-centre" + VoucherMessages.PATH;
		order("voucher-centre", "1162", "DECLINE", null);
		assertThat(PlatformJson.object(platform.post(path, "{}").body()).path("code").asInt()).isEqualTo(500159);
		order("voucher-centre", "1162", "UNKNOWN_CODE", null);
		assertThat(PlatformJson.object(platform.post(path, "{}").body()).path("code").asInt()).isEqualTo(7);
		order("voucher-centre", "1162", "DOWN", null);
		assertThatThrownBy(() -> platform.post(path, "{}")).isInstanceOf(UncheckedIOException.class);
	}

	private Reply settle(String msgid) {
		return visit.settle("B1", msgid, trial);
	}

	private long rows() {
		return book.rows().stream().filter(row -> row.personNo().equals(visit.person())).count();
	}

	private void order(String party, String operation, String mode, @Nullable String code) {
		database.jdbc().sql("""
				insert into sandbox.fault (party, operation, mode, times, delay_ms, code) values (:party, :operation, :mode, 1, 1, :code)""")
				.param("party", party).param("operation", operation).param("mode", mode).param("code", code).update();
	}
}
