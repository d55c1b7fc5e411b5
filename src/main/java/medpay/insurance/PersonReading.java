package medpay.insurance;

import java.math.BigDecimal;
import java.time.LocalDate;
import medpay.insurance.platform.Codes;
import medpay.insurance.platform.MalformedMessage;
import medpay.insurance.platform.PersonMessages;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformNumbers;
import medpay.insurance.platform.PlatformTime;
import medpay.shared.IdCardNumber;
import medpay.shared.Money;
import medpay.shared.PersonName;
import medpay.shared.PersonNumber;
import tools.jackson.databind.node.ObjectNode;

/** Reads a person out of 1101 (参保人信息). */
final class PersonReading {

	private static final String RESIDENT_ID = "[0-9]{17}[0-9Xx]";

	private PersonReading() {}

	/** An answer about somebody else than was asked for is no answer. */
	static InsuredPerson read(ObjectNode output, Credential asked) {
		var person = PlatformJson.read(output, PersonMessages.Output.class);
		var base = PlatformJson.read(output.get("baseinfo"), PersonMessages.Baseinfo.class);
		IdCardNumber expected = asked.kind() == Credential.Kind.ID_NUMBER ? new IdCardNumber(asked.number()) : asked.certificateNumber();
		if (expected != null && !expected.value().equalsIgnoreCase(base.certno())) {
			throw new UntrustedAnswer("the answer is about another certno");
		}
		return new InsuredPerson(new PersonNumber(base.psnNo()), new PersonName(base.psnName()), base.psnCertType(), new IdCardNumber(base.certno()),
				base.brdy().isBlank() ? birthDateOf(base.psnCertType(), base.certno()) : PlatformTime.readDate(base.brdy()),
				person.insuinfo().stream().map(PersonReading::insurance).toList());
	}

	private static InsuredPerson.Insurance insurance(PersonMessages.Insuinfo insurance) {
		BigDecimal balance = insurance.balc();
		return new InsuredPerson.Insurance(insurance.insutype(), insurance.psnType(), insurance.insuplcAdmdvs(), insurance.psnInsuStas(),
				balance == null ? Money.ZERO : PlatformNumbers.money(balance));
	}

	/** The birth date inside a resident identity number. Throws {@link MalformedMessage} when it is another document. */
	static LocalDate birthDateOf(String certificateType, String number) {
		if (!certificateType.equals(Codes.IDENTITY_CARD) || !number.matches(RESIDENT_ID)) {
			throw new MalformedMessage("no birth date");
		}
		return PlatformTime.readDate(number.substring(6, 10) + "-" + number.substring(10, 12) + "-" + number.substring(12, 14));
	}
}
