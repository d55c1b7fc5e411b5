package medpay.payment;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import medpay.shared.InstitutionId;
import medpay.shared.PersonNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose payments they are (支付的参保人): only for the insurance platform's own detail files, which ask for it. */
@Component
public class PersonsOfPayments {

	private final Payments payments;
	private final PersonalPart personal;

	PersonsOfPayments(Payments payments, PersonalPart personal) {
		this.payments = payments;
		this.personal = personal;
	}

	@Transactional(readOnly = true)
	public Map<UUID, PersonNumber> of(InstitutionId institution, Collection<UUID> ids) {
		return ids.stream().distinct().flatMap(id -> payments.findById(new PaymentId(institution.value(), id)).stream())
				.collect(Collectors.toMap(payment -> payment.getId().value(), payment -> personal.person(payment).number()));
	}
}
