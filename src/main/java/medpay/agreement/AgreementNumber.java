package medpay.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import medpay.shared.Ids;

/** Our number of a credit agreement (协议号): 32 characters, also the order number of its signing at the channel. */
public record AgreementNumber(@JsonValue String value) {

	static AgreementNumber next() {
		return new AgreementNumber(Ids.orderNumber());
	}

	/** The same number as an id, for the record of messages exchanged. */
	UUID id() {
		return UUID.fromString(value.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
	}

	@Override
	public String toString() {
		return value;
	}
}
