package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.operator.OperatorAccount;
import medpay.operator.Operators;
import medpay.operator.Operators.Grant;
import medpay.operator.Role;
import medpay.shared.InstitutionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An operator of one hospital sees nothing of another: whatever page, whatever address. */
@SandboxTest
class ScopeTests {

	@RegisterExtension
	static final Eyes EYES = new Eyes();

	@LocalServerPort
	private int port;

	@Autowired
	private Operators operators;

	@Autowired
	private Institutions institutions;

	private void scope(String account, Role role, boolean everywhere, Set<Institution> seen) {
		OperatorAccount found = operators.all().stream().filter(each -> each.code().equals(account)).findFirst().orElseThrow();
		operators.change(found.id(),
				new Grant(found.name(), Set.of(role), everywhere, Set.copyOf(seen.stream().map(Institution::id).toList())), "test");
	}

	@Test
	void anotherHospitalDoesNotExist() {
		City city = new City(port);
		Institution own = institutions.byCode(new InstitutionCode(city.hospital(0).institutionCode())).orElseThrow();
		Institution other = institutions.byCode(new InstitutionCode(city.hospital(1).institutionCode())).orElseThrow();
		var visit = new Visit(city, city.hospital(1));
		String payment = visit.pay(Visit.bill(visit.aReadyPatient().text("verification_id"), Visit.billNumber(), "UNKNOWN-ITEM", 3_000))
				.text("payment_id");
		List<String> addresses = List.of("/today?hospital=" + other.code(), "/payments?hospital=" + other.code(),
				"/payments/" + other.code() + "/" + payment,
				"/refunds?hospital=" + other.code(), "/voucher-checks?hospital=" + other.code(), "/agreements?hospital=" + other.code(),
				"/statistics?hospital=" + other.code(), "/finance?hospital=" + other.code(), "/finance/statements?hospital=" + other.code());
		try (Page page = EYES.page(port)) {
			scope("qian", Role.VIEWER, false, Set.of(own));
			SignIns.as(page, "qian");
			assertThat(page.navigate("/today").text()).contains(own.name()).doesNotContain(other.name());
			for (String address : addresses) {
				assertThat(page.navigate(address).status()).as(address).isEqualTo(404);
			}
			assertThat(page.navigate("/statistics").text()).doesNotContain(other.name());

			scope("qian", Role.VIEWER, false, Set.of(other));
			for (String address : addresses) {
				assertThat(page.navigate(address).status()).as("the change holds at once: " + address).isEqualTo(200);
			}
		} finally {
			scope("qian", Role.VIEWER, true, Set.of());
		}
	}
}
