package medpay.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Arrays;

/** The key of an agreement: the person, as a keyed hash, first. */
@Embeddable
record AgreementKey(@Column(name = "person_hash") byte[] person, @Column(name = "number") String number) {

	@Override
	public boolean equals(Object other) {
		return other instanceof AgreementKey(byte[] otherPerson, String otherNumber) && Arrays.equals(person, otherPerson)
				&& number.equals(otherNumber);
	}

	@Override
	public int hashCode() {
		return number.hashCode();
	}

	@Override
	public String toString() {
		return number;
	}
}
