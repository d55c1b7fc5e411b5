package medpay.operator;

import static medpay.operator.Office.DESK;
import static medpay.operator.Office.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import medpay.operator.Operators.Grant;
import medpay.operator.SignedIn.Step;
import medpay.shared.InstitutionId;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Who makes operators, and what nobody may do to their own account. */
class OperatorsTest {

	private static final InstitutionId RENJI = new InstitutionId(7);

	private final Office office = new Office();
	private final Operators operators = office.operators;

	private static Grant grant(Role... roles) {
		return new Grant("顾某", Set.of(roles), true, Set.of());
	}

	private UUID id(String code) {
		return office.rows.byCode(code).orElseThrow().id();
	}

	@Test
	void theFirstAdministratorComesByAnInvitationThatWorksOnce() {
		String code = office.invitations.make(null, "start");
		assertThat(office.invitations.read(code).orElseThrow().operator()).isEmpty();
		assertThatExceptionOfType(OperatorRefused.class).isThrownBy(() -> office.invitations.acceptFirst(code, "An", "安某", "short", DESK));
		assertThat(office.rows.none()).as("a poor password uses nothing up").isTrue();

		SignedIn first = office.reader(office.invitations.acceptFirst(code.toLowerCase(Locale.ROOT), "An", "安某", PASSWORD, DESK));
		assertThat(first.step()).isEqualTo(Step.SET_UP_CODE);
		assertThat(first.account().roles()).containsExactly(Role.SECURITY_ADMINISTRATOR);
		assertThatExceptionOfType(OperatorRefused.class).isThrownBy(() -> office.invitations.acceptFirst(code, "other", "别人", PASSWORD, DESK));
		assertThat(office.invitations.read(code)).isEmpty();
	}

	@Test
	void anInvitationEndsByTimeAndByTheNextOne() {
		String first = operators.create("shen", grant(Role.FINANCE), "an");
		String second = operators.invite(id("shen"), "an");
		assertThat(office.invitations.read(first)).isEmpty();
		assertThat(office.invitations.read(second)).isPresent();
		office.clock.advance(Duration.ofHours(25));
		assertThat(office.invitations.read(second)).isEmpty();
		assertThatExceptionOfType(OperatorRefused.class).isThrownBy(() -> office.invitations.accept(second, PASSWORD, DESK));
	}

	@Test
	void invitingAgainEndsPasswordSecondFactorAndSessions() {
		byte[] secret = office.hired("shen", Role.FINANCE);
		var entered = office.in("shen", secret);
		String invitation = operators.invite(id("shen"), "an");
		assertThat(office.signIn.reader(entered.token())).isEmpty();
		assertThatExceptionOfType(OperatorRefused.class).isThrownBy(() -> office.signIn.password("shen", PASSWORD, DESK));
		assertThat(office.reader(office.invitations.accept(invitation, "Mingyue-2026", DESK)).step()).isEqualTo(Step.SET_UP_CODE);
	}

	@Test
	void theThreeAdministrationsAreDifferentPeople() {
		for (Role[] both : new Role[][]{{Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR}, {Role.SECURITY_ADMINISTRATOR, Role.AUDITOR},
				{Role.AUDITOR, Role.FINANCE}, {Role.SYSTEM_ADMINISTRATOR, Role.FINANCE_APPROVER}, {}}) {
			assertThatExceptionOfType(OperatorRefused.class).as(Set.of(both).toString())
					.isThrownBy(() -> operators.create("both", grant(both), "an"));
		}
		operators.create("both", grant(Role.FINANCE, Role.CASHIER), "an");
		assertThatThrownBy(
				() -> office.jdbc.sql("update operator_account set roles = array['AUDITOR', 'SECURITY_ADMINISTRATOR'] where code = 'both'").update())
				.isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("operator_administrations_apart");
	}

	@Test
	void nobodyChangesTheirOwnAccount() {
		operators.create("wei", grant(Role.SECURITY_ADMINISTRATOR), "an");
		UUID own = id("wei");
		assertThatExceptionOfType(OperatorRefused.class).isThrownBy(() -> operators.change(own, grant(Role.SYSTEM_ADMINISTRATOR), "wei"));
		assertThatExceptionOfType(OperatorRefused.class).isThrownBy(() -> operators.invite(own, "wei"));
		assertThatExceptionOfType(OperatorRefused.class).isThrownBy(() -> operators.enable(own, false, "wei"));
		operators.change(own, grant(Role.AUDITOR), "an");
		assertThat(office.rows.byCode("wei").orElseThrow().roles()).containsExactly(Role.AUDITOR);
	}

	@Test
	void seesTheNamedInstitutionsOnly() {
		operators.create("he", new Grant("何某", Set.of(Role.CASHIER), false, Set.of(RENJI)), "an");
		OperatorAccount account = office.rows.byCode("he").orElseThrow();
		assertThat(account.sees(RENJI)).isTrue();
		assertThat(account.sees(new InstitutionId(8))).isFalse();
		assertThatExceptionOfType(OperatorRefused.class)
				.isThrownBy(() -> operators.create("li", new Grant("李某", Set.of(Role.CASHIER), false, Set.of()), "an"))
				.withMessageContaining("institutions");
		assertThatExceptionOfType(OperatorRefused.class).isThrownBy(() -> operators.create("he", grant(Role.CASHIER), "an"))
				.withMessageContaining("exists already");
	}

	@Test
	void everyChangeIsAudited() {
		operators.create("shen", grant(Role.FINANCE), "an");
		operators.change(id("shen"), grant(Role.FINANCE_APPROVER), "an");
		operators.enable(id("shen"), false, "an");
		assertThat(office.told).extracting(entry -> entry.actor() + " " + entry.action() + " " + entry.subject() + " " + entry.detail())
				.containsExactly("an operator.created shen FINANCE, institutions all", "an operator.changed shen FINANCE_APPROVER, institutions all",
						"an operator.disabled shen null");
	}
}
