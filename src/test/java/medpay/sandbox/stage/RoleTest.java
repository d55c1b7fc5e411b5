package medpay.sandbox.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import medpay.sandbox.insurance.catalogue.Catalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {

	@ParameterizedTest
	@ValueSource(strings = {"2026-11-25", "2026-02-01", "2028-02-29", "2027-12-31"})
	void everybodyIsAsOldAsTheRoleSaysOnAnyDay(LocalDate today) {
		assertThat(Role.values())
				.allSatisfy(role -> assertThat(Period.between(role.birthDate(today), today).getYears()).isEqualTo(role.age()));
	}

	@ParameterizedTest
	@EnumSource
	void anIdentityNumberBearsItsBirthDateAndARightCheckDigit(Role role) {
		LocalDate today = LocalDate.of(2026, 11, 25);
		String number = role.idNumber(today);

		assertThat(number).startsWith("990100" + role.birthDate(today).toString().replace("-", "")).hasSize(18);
		int sum = 0;
		for (int index = 0; index < 18; index++) {
			int digit = number.charAt(index) == 'X' ? 10 : number.charAt(index) - '0';
			sum += digit * (1 << (17 - index)) % 11;
		}
		assertThat(sum % 11).isEqualTo(1);
		assertThat(Arrays.stream(Role.values()).map(other -> other.idNumber(today))).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@EnumSource
	void whatADoctorUsuallyOrdersIsInTheCatalogue(Department department) {
		var catalogue = Catalogue.ofSandbox();
		assertThat(department.usual()).isNotEmpty().allSatisfy(order -> assertThat(catalogue.find(order.itemCode())).isPresent());
	}
}
