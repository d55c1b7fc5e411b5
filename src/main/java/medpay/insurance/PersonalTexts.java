package medpay.insurance;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import medpay.shared.IdCardNumber;
import medpay.shared.PersonName;
import medpay.shared.PersonNumber;

/** Personal values of a request, which must not come back through a platform's text (个人信息脱敏). Never printed. */
final class PersonalTexts {

	private static final String HIDDEN = "***";
	private static final int LONGEST = 200;

	/** Identity, card and phone numbers that were not in the request. */
	private static final String LONG_NUMBER = "[0-9]{11,}[0-9Xx]?";

	private final List<String> values;

	private PersonalTexts(List<String> values) {
		this.values = values;
	}

	static PersonalTexts none() {
		return new PersonalTexts(List.of());
	}

	static PersonalTexts of(Credential credential) {
		IdCardNumber certificate = credential.certificateNumber();
		PersonName name = credential.name();
		return new PersonalTexts(Stream.of(credential.number(), certificate == null ? null : certificate.value(), name == null ? null : name.value())
				.filter(Objects::nonNull).filter(value -> !value.isBlank()).toList());
	}

	static PersonalTexts of(Credential credential, PersonNumber person) {
		return new PersonalTexts(Stream.concat(of(credential).values.stream(), Stream.of(person.value())).toList());
	}

	/** The text with everything personal hidden, on one line, at most 200 characters. */
	String removedFrom(String text) {
		String clean = text;
		for (String value : values) {
			clean = clean.replace(value, HIDDEN);
		}
		clean = clean.replaceAll(LONG_NUMBER, HIDDEN).replaceAll("\\s+", " ").strip();
		return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
	}

	@Override
	public String toString() {
		return HIDDEN;
	}
}
