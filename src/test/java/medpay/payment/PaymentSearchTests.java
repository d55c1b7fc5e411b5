package medpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import medpay.insurance.Credential;
import medpay.payment.PaymentDays.Stretch;
import medpay.payment.PaymentSearch.Filter;
import medpay.payment.PaymentSearch.Found;
import medpay.payment.PaymentSearch.Place;
import medpay.payment.PaymentSearch.Turn;
import medpay.payment.machine.PaymentState;
import medpay.shared.IdCardNumber;
import medpay.shared.InstitutionId;
import medpay.shared.PersonName;
import medpay.shared.PersonNumber;
import medpay.shared.Scene;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.testing.TestDatabase;
import medpay.voucher.VerifiedPerson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the console finds among the payments of an institution. */
class PaymentSearchTests {

	private static final InstitutionId OURS = new InstitutionId(1);
	private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
	private static final PersonNumber PATIENT = new PersonNumber("801874239");

	private final PersonalPart personal = new PersonalPart(new BouncyCastleCrypto(CryptoKeys.random()));
	private JdbcClient jdbc;
	private PaymentSearch search;

	@BeforeEach
	void migrate() {
		jdbc = JdbcClient.create(TestDatabase.migrated());
		search = new PaymentSearch(jdbc, personal);
	}

	private PaymentId payment(long institution, String bill, String also, Instant at) {
		var id = new PaymentId(institution, UUID.randomUUID());
		var idNumber = new IdCardNumber("310101199001011234");
		var person = new VerifiedPerson(PATIENT, new PersonName("金丝雀"), idNumber, LocalDate.of(1990, 1, 1),
				new Credential(Credential.Kind.E_VOUCHER, "310000ec0123456789", "01", idNumber, new PersonName("金丝雀")), "310", "310115", "116031",
				PATIENT, true, false);
		Payment.Sealed sealed = personal.seal(id, Bills.aBill(), person);
		jdbc.sql(
				"""
						insert into payment (institution_id, payment_id, version, bill_number, visit_number, verification_id, scene, total_fen, bill, person,
						  person_key, operator_code, state, insured, diagnoses_first, self_pay_route, insurance_step, settle_tries, silences, refusing,
						  charge_step, not_found_in_row, hold_step, uploaded_parts, code_expired, created_at, updated_at)
						values (:institution, :id, 0, :bill, 'V', :id, 'OUTPATIENT', 10000, '', :person, '', 'D1', 'PAID', true, true, 'AGREEMENT', 'NOTHING', 1, 0,
						  false, 'NONE', 0, 'NONE', 1, false, :at, :at)""")
				.param("institution", institution).param("id", id.value()).param("bill", bill)
				.param("person", sealed.person()).param("at", at.atOffset(ZoneOffset.UTC)).update();
		jdbc.sql("update payment set " + also + " where institution_id = :institution and payment_id = :id").param("institution", institution)
				.param("id", id.value()).update();
		return id;
	}

	private PaymentId payment(String bill, String also) {
		return payment(1, bill, also, NOON);
	}

	private List<String> bills(Filter filter) {
		return bills(search.find(OURS, filter, new Turn(null, false, 10)));
	}

	private static List<String> bills(List<Found> found) {
		return found.stream().map(each -> each.payment().billNumber()).toList();
	}

	private static Filter by(@Nullable Long amount, @Nullable PaymentState state, @Nullable Scene scene) {
		return new Filter(null, null, amount, state, scene, null, null);
	}

	@Test
	void findsByNumberIdAmountStateAndScene() {
		PaymentId first = payment("B-1", "total_fen = 4900");
		payment("B-2", "state = 'REFUSED'");
		payment("B-3", "scene = 'EMERGENCY'");
		payment("B-4", "self_pay_fen = 4900, fund_paid_fen = 5100, personal_account_paid_fen = 0, other_paid_fen = 0");
		payment("B-5", "total_fen = 4900, self_pay_fen = 4900, fund_paid_fen = 0, personal_account_paid_fen = 0, other_paid_fen = 0");

		assertThat(bills(new Filter("B-2", null, null, null, null, null, null))).containsExactly("B-2");
		assertThat(bills(new Filter(null, first.value(), null, null, null, null, null))).containsExactly("B-1");
		assertThat(bills(by(4_900L, null, null))).as("the total, or the patient's part, each bill once").containsExactlyInAnyOrder("B-1", "B-4",
				"B-5");
		assertThat(bills(by(null, PaymentState.REFUSED, null))).containsExactly("B-2");
		assertThat(bills(by(null, null, Scene.EMERGENCY))).containsExactly("B-3");
		assertThat(bills(by(4_900L, PaymentState.REFUSED, null))).isEmpty();
	}

	@Test
	void findsByDay() {
		payment(1, "B-1", "retries = 0", NOON.minus(Duration.ofDays(1)));
		payment("B-2", "retries = 0");

		assertThat(bills(new Filter(null, null, null, null, null, new Stretch(NOON, NOON.plusSeconds(1)), null))).containsExactly("B-2");
		assertThat(bills(new Filter(null, null, null, null, null, new Stretch(NOON.minusSeconds(1), NOON), null))).isEmpty();
	}

	@Test
	void findsAPersonByTheKeyedHashAndShowsTheNameMasked() {
		PaymentId mine = payment("B-1", "retries = 0");
		payment("B-2", "retries = 0");
		PaymentId elsewhere = payment(2, "B-3", "retries = 0", NOON);
		for (PaymentId id : List.of(mine, elsewhere)) {
			jdbc.sql("insert into payment_by_person (person_hash, payment_id, institution_id) values (:person, :id, :institution)")
					.param("person", search.key(PATIENT)).param("id", id.value()).param("institution", id.institutionId()).update();
		}

		List<Found> found = search.find(OURS, new Filter(null, null, null, null, null, null, search.key(PATIENT)), new Turn(null, false, 10));

		assertThat(bills(found)).containsExactly("B-1");
		assertThat(found.getFirst().personName()).isEqualTo("金**");
		assertThat(bills(new Filter(null, null, null, null, null, null, search.key(new PersonNumber("801874238"))))).isEmpty();
	}

	@Test
	void turnsPagesThereAndBackOverPaymentsOfTheSameMoment() {
		for (int number = 0; number < 7; number++) {
			payment(1, "B-" + number, "retries = 0", NOON.plusSeconds(number / 4));
		}
		payment(2, "THEIRS", "retries = 0", NOON);
		List<String> all = bills(Filter.NONE);
		assertThat(all).hasSize(7);

		List<String> turned = new ArrayList<>();
		@Nullable
		Place from = null;
		List<Found> page = search.find(OURS, Filter.NONE, new Turn(null, false, 3));
		while (!page.isEmpty()) {
			turned.addAll(bills(page));
			from = page.getLast().place();
			page = search.find(OURS, Filter.NONE, new Turn(from, false, 3));
		}
		assertThat(turned).as("every payment once, in the same order").isEqualTo(all);

		List<Found> back = search.find(OURS, Filter.NONE, new Turn(from, true, 3));
		assertThat(bills(back)).as("newest first, whichever way the page was turned").isEqualTo(all.subList(3, 6));
	}

	@Test
	void turnsPagesOfOneAmount() {
		for (int number = 0; number < 5; number++) {
			payment(1, "B-" + number, number % 2 == 0
					? "total_fen = 2300"
					: "self_pay_fen = 2300, fund_paid_fen = 7700, personal_account_paid_fen = 0, other_paid_fen = 0", NOON.plusSeconds(number));
		}
		List<Found> first = search.find(OURS, by(2_300L, null, null), new Turn(null, false, 3));
		assertThat(bills(first)).containsExactly("B-4", "B-3", "B-2");
		assertThat(bills(search.find(OURS, by(2_300L, null, null), new Turn(first.getLast().place(), false, 3)))).containsExactly("B-1", "B-0");
	}
}
