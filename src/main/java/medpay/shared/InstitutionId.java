package medpay.shared;

/** Our short key of a medical institution (定点医药机构); first in every key of what belongs to it. */
public record InstitutionId(long value) {

	@Override
	public String toString() {
		return Long.toString(value);
	}
}
