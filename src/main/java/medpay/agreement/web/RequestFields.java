package medpay.agreement.web;

import medpay.shared.PersonNumber;
import medpay.shared.web.Checks;
import org.jspecify.annotations.Nullable;

/** Fields that several requests about agreements have (公共字段). */
final class RequestFields {

	private static final String PERSON = "[0-9A-Za-z_-]{1,30}";
	private static final String NUMBER = "[0-9A-Za-z_.:-]{1,64}";

	private RequestFields() {}

	static PersonNumber person(Checks checks, @Nullable String value) {
		String number = checks.matching("person_no", value, PERSON, PERSON);
		return new PersonNumber(checks.fine() ? number : "-");
	}

	/** A person alone in the address. */
	static PersonNumber person(@Nullable String value) {
		var checks = new Checks();
		PersonNumber person = person(checks, value);
		checks.done();
		return person;
	}

	/** The app's own number of a request: it comes back in addresses, hence its few characters. */
	static String requestNumber(Checks checks, @Nullable String value) {
		return checks.matching("request_number", value, NUMBER, NUMBER);
	}

	static String consentVersion(Checks checks, @Nullable String value) {
		return checks.text("consent_version", value, 1, 32);
	}
}
