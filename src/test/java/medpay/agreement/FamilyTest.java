package medpay.agreement;

import static medpay.agreement.AgreementWorld.APP;
import static medpay.agreement.AgreementWorld.OTHER_APP;
import static medpay.agreement.AgreementWorld.anActiveAgreement;
import static medpay.agreement.AgreementWorld.anAgreementBeingSigned;
import static medpay.agreement.AgreementWorld.anotherActiveAgreement;
import static medpay.agreement.AgreementWorld.somebody;
import static medpay.agreement.AgreementWorld.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import medpay.agreement.ConsentRecord.Kind;
import medpay.agreement.CreditAgreements.HoldRequest;
import medpay.agreement.CreditAgreements.HoldResult;
import medpay.agreement.CreditAgreements.HoldResult.NotHeld;
import medpay.agreement.CreditAgreements.PaidFor;
import medpay.agreement.CreditAgreements.Standing;
import medpay.agreement.FamilyMembers.Outcome;
import medpay.agreement.MemberRecord.Relation;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import medpay.testing.Together;
import medpay.testing.TwoHospitals;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Members of the family on an agreement, and the history of consents. */
@SpringBootTest(classes = AgreementWorld.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = AgreementWorld.Database.class)
class FamilyTest {

	@Autowired
	private Signing signing;
	@Autowired
	private AgreementNews news;
	@Autowired
	private AgreementCounter counter;
	@Autowired
	private AgreementTerms agreementTerms;
	@Autowired
	private FamilyMembers family;
	@Autowired
	private CreditAgreements agreements;
	@Autowired
	private JdbcClient jdbc;

	private final PersonNumber holder = somebody();
	private final PersonNumber child = somebody();

	@Test
	void aMembersBillIsChargedToTheAgreementThatListsTheMember() {
		AgreementNumber notListing = anActiveAgreement(signing, news, holder, terms(null, null, null));
		AgreementNumber listing = anotherActiveAgreement(signing, news, holder, terms(null, null, 100L));
		assertThat(agreements.payerFor(child)).isEqualTo(child);

		assertThat(family.put(APP, listing, child, Relation.CHILD, "2026-11")).contains(Outcome.ADDED);

		assertThat(agreements.payerFor(child)).isEqualTo(holder);
		assertThat(agreements.standings(holder, new PaidFor.Member(child))).extracting(Standing::agreement).containsExactly(listing);
		assertThat(holdForTheChild(60)).extracting("agreement").isEqualTo(listing);
		assertThat(holdForTheChild(60)).as("never one that does not list the member").isEqualTo(new NotHeld("limit_total"));
		assertThat(agreements.standing(holder)).get().extracting(Standing::agreement).isEqualTo(notListing);
	}

	@Test
	void nothingIsChargedForWhoIsNoLongerAMember() {
		AgreementNumber number = anActiveAgreement(signing, news, holder, terms(null, null, null));
		family.put(APP, number, child, Relation.CHILD, "2026-11");

		assertThat(family.remove(APP, number, child)).contains(true);

		assertThat(family.remove(APP, number, child)).contains(false);
		assertThat(agreements.payerFor(child)).isEqualTo(child);
		assertThat(holdForTheChild(1)).as("even when the holder was found before").isEqualTo(new NotHeld("no_agreement"));
	}

	@Test
	void theOwnAgreementComesFirst() {
		AgreementNumber number = anActiveAgreement(signing, news, holder, terms(null, null, null));
		family.put(APP, number, child, Relation.SPOUSE, "2026-11");
		AgreementNumber own = anActiveAgreement(signing, news, child, terms(null, null, null));
		assertThat(agreements.payerFor(child)).isEqualTo(child);

		agreementTerms.suspend(APP, own, true);

		assertThat(agreements.payerFor(child)).isEqualTo(holder);
		agreementTerms.suspend(APP, number, true);
		assertThat(agreements.payerFor(child)).as("a stopped one pays for nobody").isEqualTo(child);
	}

	@Test
	void refusesStrangersTheHolderAndWhatIsNotSigned() {
		AgreementNumber number = anActiveAgreement(signing, news, holder, terms(null, null, null));

		assertThat(family.put(APP, number, new PersonNumber("99" + child.value().substring(2)), Relation.CHILD, "1"))
				.contains(Outcome.UNKNOWN_PERSON);
		assertThat(family.put(APP, number, holder, Relation.OTHER, "1")).contains(Outcome.THE_HOLDER);
		assertThat(family.put(OTHER_APP, number, child, Relation.CHILD, "1")).isEmpty();
		AgreementNumber unsigned = anAgreementBeingSigned(signing, somebody(), terms(null, null, null));
		assertThat(family.put(APP, unsigned, child, Relation.CHILD, "1")).contains(Outcome.NOT_LIVE);
		counter.terminate(APP, number);
		assertThat(family.put(APP, number, child, Relation.CHILD, "1")).contains(Outcome.NOT_LIVE);
		assertThat(agreements.payerFor(child)).isEqualTo(child);
	}

	@Test
	void neverHasMoreMembersThanItMay() throws Exception {
		AgreementNumber number = anActiveAgreement(signing, news, holder, terms(null, null, null));

		List<Outcome> outcomes = Together.times(12, () -> family.put(APP, number, somebody(), Relation.OTHER, "1").orElseThrow());

		assertThat(outcomes).filteredOn(Outcome.ADDED::equals).hasSize(5);
		assertThat(outcomes).filteredOn(Outcome.FULL::equals).hasSize(7);
		PersonNumber member = counter.find(APP, number).orElseThrow().members().getFirst().person();
		assertThat(family.put(APP, number, member, Relation.PARENT, "2")).as("one of the five").contains(Outcome.RENEWED);
		assertThat(counter.find(APP, number).orElseThrow().members()).hasSize(5)
				.anySatisfy(shown -> assertThat(shown.relation()).isEqualTo(Relation.PARENT));
	}

	@Test
	void everyConsentIsKept() {
		AgreementNumber number = anActiveAgreement(signing, news, holder, terms(null, null, null));
		family.put(APP, number, child, Relation.CHILD, "2026-12");
		family.remove(APP, number, child);
		UUID payment = UUID.randomUUID();
		agreements.hold(new HoldRequest(holder, new PaidFor.Ward(child), TwoHospitals.FIRST, payment, new Money(5), Set.of()));
		agreements.hold(new HoldRequest(holder, new PaidFor.Ward(child), TwoHospitals.FIRST, payment, new Money(5), Set.of()));
		agreements.release(holder, TwoHospitals.FIRST, payment);
		counter.terminate(APP, number);
		counter.terminate(APP, number);

		List<ConsentRecord> history = agreementTerms.consents(APP, number).orElseThrow();

		assertThat(history).extracting(ConsentRecord::kind).containsExactlyInAnyOrder(Kind.SIGNING, Kind.MEMBER, Kind.MEMBER_REMOVED, Kind.DELEGATION,
				Kind.WITHDRAWAL);
		assertThat(history).filteredOn(consent -> consent.kind() == Kind.MEMBER).singleElement()
				.satisfies(consent -> assertThat(consent.version()).isEqualTo("2026-12"));
		assertThat(history).filteredOn(consent -> consent.kind() == Kind.WITHDRAWAL).singleElement()
				.satisfies(consent -> assertThat(consent.about()).isEqualTo("requested"));
		assertThat(agreementTerms.consents(OTHER_APP, number)).isEmpty();
	}

	@Test
	void keepsTheMembersNumberOutOfTheTablesInPlainText() {
		AgreementNumber number = anActiveAgreement(signing, news, holder, terms(null, null, null));
		family.put(APP, number, child, Relation.CHILD, "1");

		String rows = jdbc.sql("select string_agg(m::text, ' ') from agreement_member m").query(String.class).single();

		assertThat(rows).contains(number.value()).doesNotContain(child.value())
				.doesNotContain(java.util.HexFormat.of().formatHex(child.value().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
	}

	private HoldResult holdForTheChild(long fen) {
		return agreements.hold(new HoldRequest(holder, new PaidFor.Member(child), TwoHospitals.FIRST, UUID.randomUUID(), new Money(fen), Set.of()));
	}
}
