package medpay.suishen;

import java.time.Instant;
import java.time.LocalDate;
import medpay.shared.IdCardNumber;
import medpay.shared.PersonName;
import medpay.shared.PersonNumber;
import org.jspecify.annotations.Nullable;

/**
 * A guardian's standing permission to show a code for a child and to pay for it (代付授权).
 *
 * @param startsOn first day in Shanghai
 * @param endsOn last day; null: until the child is too old for it
 * @param consentVersion version of the text the guardian agreed to, 1 to 32 characters
 */
public record FamilyDelegation(PersonNumber guardian, PersonName guardianName, IdCardNumber guardianIdNumber, LocalDate startsOn,
		@Nullable LocalDate endsOn, String consentVersion, Instant consentedAt) {

	private static final int LONGEST_VERSION = 32;

	public FamilyDelegation {
		if (consentVersion.isBlank() || consentVersion.length() > LONGEST_VERSION) {
			throw new IllegalArgumentException("A consent version has 1 to 32 characters");
		}
		if (endsOn != null && endsOn.isBefore(startsOn)) {
			throw new IllegalArgumentException("A delegation cannot end before it starts");
		}
	}

	@Override
	public String toString() {
		return "FamilyDelegation[to " + guardian + "]";
	}
}
