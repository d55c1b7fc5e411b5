package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import medpay.journey.City.Reply;
import medpay.ledger.Account;
import medpay.ledger.Journal;
import medpay.ledger.JournalEntry;
import medpay.ledger.Posting;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.testing.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The hospital's own system settled the insured part: Medpay checks the figures and charges what is left (§6.10). */
@SandboxTest
class HisModeTests {

	private static final String NORVASC = "XC08CAA187A001020101187";

	@LocalServerPort
	private int port;

	@Autowired
	private Journal journal;

	private City city;
	private Visit visit;

	@BeforeEach
	void open() {
		city = new City(port);
		visit = new Visit(city, city.hospital(0));
	}

	/** 100.00 = fund 60.00 + account 15.00 + cash 25.00; by catalogue 10.00 + 5.00 + 85.00. */
	private static Map<String, Object> amounts() {
		return new HashMap<>(Map.of("medfee_sumamt", 10_000, "fulamt_ownpay_amt", 1_000, "overlmt_selfpay", 0, "preselfpay_amt", 500, "inscp_scp_amt",
				8_500, "hifp_pay", 6_000, "fund_pay_sumamt", 6_000, "psn_part_amt", 4_000, "acct_pay", 1_500, "psn_cash_pay", 2_500));
	}

	private static Map<String, Object> allFunds(Map<String, Object> amounts) {
		List.of("cvlserv_pay", "hifes_pay", "hifmi_pay", "hifob_pay", "maf_pay", "oth_pay", "hosp_part_amt").forEach(name -> amounts.put(name, 0));
		return amounts;
	}

	private static Map<String, Object> settled(String verification, String settlementNumber, Map<String, Object> amounts) {
		Map<String, Object> bill = new HashMap<>(Visit.bill(verification, Visit.billNumber(), NORVASC, 10_000));
		bill.put("insurance_settlement", Map.of("settlement_number", settlementNumber, "insurance_visit_number", "HIS-MDTRT-1", "message_number",
				"H31010100001202611230900000001", "operator", Visit.operator(), "amounts", amounts));
		return bill;
	}

	private static String settlementNumber() {
		return "HIS" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
	}

	private long settledAtThePlatform(String person) {
		return city.books("insurance").stream().filter(row -> row.path("person_no").asString().equals(person)).count();
	}

	@Test
	void chargesTheSelfPayPartOnlyAndNeverCallsThePlatform() {
		Reply verification = visit.aReadyPatient();
		String number = settlementNumber();

		Reply paid = visit.pay(settled(verification.text("verification_id"), number, allFunds(amounts())));

		assertThat(paid.status()).as("%s", paid.body()).isEqualTo(201);
		assertThat(paid.text("state")).isEqualTo("PAID");
		assertThat(paid.body().at("/insurance/state").asString()).isEqualTo("SETTLED");
		assertThat(paid.body().at("/insurance/settlement_number").asString()).isEqualTo(number);
		assertThat(paid.body().at("/insurance/visit_number").asString()).isEqualTo("HIS-MDTRT-1");
		assertThat(paid.fen("/insurance/fund_paid_fen")).isEqualTo(6_000);
		assertThat(paid.fen("/insurance/amounts/inscp_scp_amt")).isEqualTo(8_500);
		assertThat(paid.fen("/charge/amount_fen")).isEqualTo(2_500);
		assertThat(paid.body().at("/patient_text/zh").asString())
				.isEqualTo("医保支付 75.00 元（统筹基金 60.00 元，个人账户 15.00 元），您的信用账户支付 25.00 元，可以离开了。");
		assertThat(settledAtThePlatform(verification.body().at("/person/person_no").asString())).isZero();
	}

	@Test
	void theBooksAreTheSameAsIfMedpayHadSettled() {
		Reply verification = visit.aReadyPatient();
		Reply paid = visit.pay(settled(verification.text("verification_id"), settlementNumber(), allFunds(amounts())));

		List<JournalEntry> entries = journal.of(new InstitutionId(1), paid.text("payment_id"));
		if (entries.isEmpty()) {
			entries = journal.of(new InstitutionId(2), paid.text("payment_id"));
		}
		assertThat(entries).extracting(JournalEntry::kind).containsExactly("INSURANCE_SETTLED", "CHARGED");
		assertThat(entries.getFirst().postings()).contains(Posting.debit(Account.INSURANCE_FUND_RECEIVABLE, "fund", new Money(6_000)),
				Posting.debit(Account.PERSONAL_ACCOUNT_RECEIVABLE, "personal-account", new Money(1_500)),
				Posting.debit(Account.PATIENT_RECEIVABLE, "patient", new Money(2_500)));
	}

	@Test
	void isPaidAtOnceWhenNothingIsLeft() {
		Reply verification = visit.aReadyPatient();
		Map<String, Object> amounts = amounts();
		amounts.putAll(Map.of("acct_pay", 4_000, "psn_cash_pay", 0));

		Reply paid = visit.pay(settled(verification.text("verification_id"), settlementNumber(), amounts));

		assertThat(paid.text("state")).isEqualTo("PAID");
		assertThat(paid.body().at("/charge/state").asString()).isEqualTo("NONE");
	}

	@ParameterizedTest(name = "{0} = {1} breaks identity {2}")
	@CsvSource({"preselfpay_amt,501,1,medfee_sumamt", "psn_part_amt,4001,2,medfee_sumamt", "acct_pay,1501,3,psn_part_amt",
			"hifp_pay,5999,5,fund_pay_sumamt"})
	void namesTheIdentityAndTheFiguresThatDoNotHold(String amount, long fen, String identity, String field) {
		Reply verification = visit.aReadyPatient();
		Map<String, Object> amounts = allFunds(amounts());
		amounts.put(amount, fen);

		Reply refused = visit.pay(settled(verification.text("verification_id"), settlementNumber(), amounts));

		assertThat(refused.status()).as("%s", refused.body()).isEqualTo(422);
		assertThat(refused.text("code")).isEqualTo("settlement_does_not_add_up");
		assertThat(refused.text("field")).isEqualTo("insurance_settlement.amounts." + field);
		assertThat(refused.body().at("/errors/0/en").asString()).contains("identity " + identity).contains(amount);
		assertThat(refused.body().at("/errors/0/zh").asString()).contains("勾稽关系 " + identity);
	}

	@Test
	void theSettlementMustBeOfThisBillAndOfKnownAmounts() {
		Reply verification = visit.aReadyPatient();
		Map<String, Object> other = amounts();
		other.putAll(Map.of("medfee_sumamt", 10_001, "inscp_scp_amt", 8_501, "psn_part_amt", 4_001, "psn_cash_pay", 2_501));
		Reply another = visit.pay(settled(verification.text("verification_id"), settlementNumber(), other));
		assertThat(another.status()).isEqualTo(422);
		assertThat(another.body().at("/errors/0/zh").asString()).contains("与账单总额 100.00 不一致");

		Map<String, Object> unknown = amounts();
		unknown.put("gift_pay", 1);
		assertThat(visit.pay(settled(verification.text("verification_id"), settlementNumber(), unknown)).text("field"))
				.isEqualTo("insurance_settlement.amounts.gift_pay");

		Map<String, Object> missing = amounts();
		missing.remove("psn_cash_pay");
		assertThat(visit.pay(settled(verification.text("verification_id"), settlementNumber(), missing)).text("field"))
				.isEqualTo("insurance_settlement.amounts.psn_cash_pay");
	}

	/** Two sums that only a register of 64 bits would believe: each turns into the bill's total by overflow, or into less than nothing. */
	@Test
	void amountsBeyondAllReasonAreNamedAndNothingIsStored() {
		Reply verification = visit.aReadyPatient();
		for (long cash : new long[]{10_000, 9_223_372_036_853_785_809L}) {
			Map<String, Object> amounts = new LinkedHashMap<>(
					Map.of("medfee_sumamt", 10_000, "fund_pay_sumamt", Long.MAX_VALUE, "acct_pay", 1_000_000, "psn_cash_pay", cash));

			Reply refused = visit.pay(settled(verification.text("verification_id"), settlementNumber(), amounts));

			assertThat(refused.status()).as("%s", refused.body()).isEqualTo(422);
			assertThat(refused.text("code")).isEqualTo("field_invalid");
			assertThat(refused.body().at("/errors").findValuesAsString("field")).contains("insurance_settlement.amounts.fund_pay_sumamt");
		}
	}

	@Test
	void oneSettlementPaysOneBill() {
		Reply verification = visit.aReadyPatient();
		String number = settlementNumber();
		Reply first = visit.pay(settled(verification.text("verification_id"), number, amounts()));

		Reply second = visit.pay(settled(visit.aReadyPatient().text("verification_id"), number, amounts()));

		assertThat(second.status()).as("%s", second.body()).isEqualTo(409);
		assertThat(second.text("code")).isEqualTo("settlement_already_used");
		assertThat(second.body().at("/errors/0/en").asString()).contains(first.text("bill_number"));
	}

	@Test
	void anEstimateNeedsNoPlatformEither() {
		Reply verification = visit.aReadyPatient();
		Reply estimate = city.call(city.hospital(0), "POST", "/payments/estimates",
				settled(verification.text("verification_id"), settlementNumber(), amounts()));

		assertThat(estimate.status()).as("%s", estimate.body()).isEqualTo(200);
		assertThat(estimate.fen("/self_pay_fen")).isEqualTo(2_500);
	}

	@Test
	void aLineIsPaidOnceWhoeverComesFirst() throws Exception {
		Reply verification = visit.aReadyPatient();
		String line = "RX-" + UUID.randomUUID();
		List<Reply> replies = Together.times(20, () -> visit.pay(withLine(verification.text("verification_id"), line)));

		List<Reply> taken = replies.stream().filter(reply -> reply.status() < 300).toList();
		assertThat(taken).hasSize(1);
		assertThat(replies).filteredOn(reply -> reply.status() >= 300).allSatisfy(reply -> {
			assertThat(reply.status()).isEqualTo(409);
			assertThat(reply.text("code")).isEqualTo("line_already_paid");
			assertThat(reply.text("field")).isEqualTo("lines[1].line_id");
			assertThat(reply.body().at("/errors/0/en").asString()).contains(taken.getFirst().text("payment_id"),
					taken.getFirst().text("bill_number"));
		});
	}

	@Test
	void aRefusedPaymentGivesItsLinesBack() {
		Reply verification = visit.aReadyPatient();
		String line = "RX-" + UUID.randomUUID();
		city.fault("insurance", "2207", "DECLINE", 1);
		assertThat(visit.pay(withLine(verification.text("verification_id"), line)).text("state")).isEqualTo("REFUSED");
		city.noFaults();

		assertThat(visit.pay(withLine(verification.text("verification_id"), line)).text("state")).isEqualTo("PAID");
	}

	private static Map<String, Object> withLine(String verification, String lineId) {
		Map<String, Object> first = Map.of("line_number", 1, "item_code", NORVASC, "hospital_item_code", "H1", "item_name", "药", "unit_price", "10",
				"quantity", 1, "amount_fen", 1_000);
		Map<String, Object> second = new HashMap<>(first);
		second.putAll(Map.of("line_number", 2, "line_id", lineId));
		return Visit.bill(verification, Visit.billNumber(), "V-" + verification.substring(0, 8) + verification.substring(28), List.of(first, second),
				2_000);
	}
}
