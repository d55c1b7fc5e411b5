package medpay.agreement;

import com.fasterxml.jackson.annotation.JsonValue;

/** Our number of a credit agreement (协议号): 32 characters, also the order number of its signing at the channel. */
public record AgreementNumber(@JsonValue String value) {

	@Override
	public String toString() {
		return value;
	}
}
