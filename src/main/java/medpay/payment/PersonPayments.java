package medpay.payment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.payment.PersonPayment.PaidBy;
import medpay.shared.PersonNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The payments of a person across institutions (按人查询支付), newest first: as the patient, and as the one who pays for a child or a family member. */
@Service
public class PersonPayments {

	private final PaymentsOfPersons index;
	private final Payments payments;
	private final PaymentViews views;
	private final PersonalPart personal;
	private final Institutions institutions;

	PersonPayments(PaymentsOfPersons index, Payments payments, PaymentViews views, PersonalPart personal, Institutions institutions) {
		this.index = index;
		this.payments = payments;
		this.views = views;
		this.personal = personal;
		this.institutions = institutions;
	}

	/** One page. {@code nextCursor}: null at the end. */
	public record Page(List<PersonPayment> items, @Nullable UUID nextCursor) {}

	/** {@code before}: the cursor of the page before; null from the newest on. */
	@Transactional(readOnly = true)
	public Page of(PersonNumber person, @Nullable UUID before, int most) {
		List<PaymentId> found = index.of(personal.key(person), before, most + 1);
		boolean more = found.size() > most;
		List<PaymentId> shown = more ? found.subList(0, most) : found;
		return new Page(shown.stream().flatMap(id -> payments.findById(id).stream()).map(this::show).toList(),
				more ? shown.getLast().value() : null);
	}

	/** A payment as its payer's app is told of it. {@code payer}: whose agreement would pay. */
	public record Told(PersonNumber payer, PersonPayment payment) {}

	/** In the caller's transaction, or a short one of its own. */
	@Transactional(readOnly = true)
	public Optional<Told> told(PaymentId id) {
		return payments.findById(id).map(payment -> new Told(personal.person(payment).payer(), show(payment)));
	}

	private PersonPayment show(Payment payment) {
		PaymentView view = views.view(payment);
		Institution institution = institutions.byId(payment.institution());
		PaymentView.Charge charge = view.charge();
		PaymentView.Insurance insurance = view.insurance();
		return new PersonPayment(view.paymentId(), institution.code().value(), institution.name(), personal.person(payment).number().value(),
				view.billNumber(), view.state(), view.scene(), view.totalFen(), insurance.state(), insurance.fundPaidFen(),
				insurance.personalAccountPaidFen(), insurance.otherPaidFen(), insurance.selfPayFen(), charge.state(),
				payment.guardianPays() ? PaidBy.GUARDIAN : PaidBy.PATIENT, charge.channel(), charge.agreementNumber(), charge.amountFen(),
				view.nextAction(), view.patientText(), view.createdAt());
	}
}
