package medpay.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;

/** Our id of a payment (支付编号): the institution first, then a time-ordered UUID. */
@Embeddable
public record PaymentId(@Column(name = "institution_id") long institutionId, @Column(name = "payment_id") UUID value) implements Serializable {

	public static PaymentId next(InstitutionId institution) {
		return new PaymentId(institution.value(), Ids.timeOrdered());
	}

	public static PaymentId of(InstitutionId institution, UUID value) {
		return new PaymentId(institution.value(), value);
	}

	public InstitutionId institution() {
		return new InstitutionId(institutionId);
	}
}
