package medpay.insurance;

import java.time.LocalDate;
import java.util.List;
import medpay.shared.IdCardNumber;
import medpay.shared.Money;
import medpay.shared.PersonName;
import medpay.shared.PersonNumber;

/**
 * A person as 1101 answers (参保人).
 *
 * @param certificateType psn_cert_type
 * @param insurances every insurance the platform knows of; only those with status 1 pay
 */
public record InsuredPerson(PersonNumber number, PersonName name, String certificateType, IdCardNumber idNumber, LocalDate birthDate,
		List<Insurance> insurances) {

	/**
	 * One insurance of a person (insuinfo).
	 *
	 * @param type insutype: 310 employees, 390 residents
	 * @param personType psn_type: 116032 …
	 * @param area insuplc_admdvs
	 * @param status psn_insu_stas: 0 none, 1 normal, 2 suspended, 4 ended
	 * @param balance balc, the whole personal account
	 */
	public record Insurance(String type, String personType, String area, String status, Money balance) {}
}
