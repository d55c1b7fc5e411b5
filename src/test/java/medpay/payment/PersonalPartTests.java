package medpay.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import medpay.insurance.Credential;
import medpay.payment.machine.SelfPayRoute;
import medpay.payment.machine.Situation;
import medpay.shared.IdCardNumber;
import medpay.shared.InstitutionId;
import medpay.shared.PersonName;
import medpay.shared.PersonNumber;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.voucher.VerifiedPerson;
import org.junit.jupiter.api.Test;

class PersonalPartTests {

	private static final String NAME = "金丝雀";
	private static final String ID_NUMBER = "310101199001011234";

	private final PersonalPart personal = new PersonalPart(new BouncyCastleCrypto(CryptoKeys.random()));

	private static VerifiedPerson person() {
		var idNumber = new IdCardNumber(ID_NUMBER);
		return new VerifiedPerson(new PersonNumber("801874239"), new PersonName(NAME), idNumber, LocalDate.of(1990, 1, 1),
				new Credential(Credential.Kind.E_VOUCHER, "310000ec0123456789", "01", idNumber, new PersonName(NAME)), "310", "310115", "116031",
				new PersonNumber("801874239"), true, false);
	}

	private Payment payment(PaymentId id) {
		return new Payment(id, Bills.aBill(), personal.seal(id, Bills.aBill(), person()),
				Situation.received(true, true, SelfPayRoute.AGREEMENT), UUID.randomUUID(), Instant.parse("2026-11-23T01:30:00Z"));
	}

	@Test
	void opensWhatItSealed() {
		Payment payment = payment(PaymentId.next(new InstitutionId(1)));

		assertThat(personal.person(payment)).isEqualTo(person());
		assertThat(personal.bill(payment)).isEqualTo(Bills.aBill());
	}

	@Test
	void keepsNoPersonalDataInTheClear() {
		Payment payment = payment(PaymentId.next(new InstitutionId(1)));

		assertThat(new String(payment.person(), StandardCharsets.UTF_8)).doesNotContain(NAME).doesNotContain(ID_NUMBER);
		assertThat(new String(payment.bill(), StandardCharsets.UTF_8)).doesNotContain("高血压");
		assertThat(person().toString()).doesNotContain(NAME).doesNotContain(ID_NUMBER).doesNotContain("801874239");
	}

	@Test
	void doesNotOpenWhatBelongsToAnotherPayment() {
		PaymentId one = PaymentId.next(new InstitutionId(1));
		PaymentId other = PaymentId.next(new InstitutionId(1));
		Payment moved = new Payment(other, Bills.aBill(), personal.seal(one, Bills.aBill(), person()),
				Situation.received(true, true, SelfPayRoute.AGREEMENT), UUID.randomUUID(), Instant.parse("2026-11-23T01:30:00Z"));

		assertThatThrownBy(() -> personal.person(moved)).isInstanceOf(IllegalStateException.class);
	}
}
