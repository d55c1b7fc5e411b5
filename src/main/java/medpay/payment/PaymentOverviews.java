package medpay.payment;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import medpay.exchange.Attempt;
import medpay.exchange.Exchange;
import medpay.payment.machine.PaymentState;
import medpay.shared.InstitutionId;
import medpay.shared.Scene;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads payments for people who look at many (支付总览): no personal data in it. */
@Component
public class PaymentOverviews {

	private final JdbcClient jdbc;
	private final PaymentViews views;
	private final Payments payments;
	private final PersonalPart personal;
	private final Refunds refunds;
	private final RefundViews refundViews;
	private final Exchange exchange;

	PaymentOverviews(JdbcClient jdbc, PaymentViews views, Payments payments, PersonalPart personal, Refunds refunds, RefundViews refundViews,
			Exchange exchange) {
		this.jdbc = jdbc;
		this.views = views;
		this.payments = payments;
		this.personal = personal;
		this.refunds = refunds;
		this.refundViews = refundViews;
		this.exchange = exchange;
	}

	/** One payment in a list. */
	public record Overview(InstitutionId institution, UUID paymentId, String billNumber, Scene scene, PaymentState state, long totalFen,
			long insuredFen,
			long selfPayFen, OffsetDateTime createdAt) {}

	/** One payment with every attempt at every party, in the order in which they were made. {@code person}: the patient's name, masked. */
	public record Detail(PaymentView payment, String person, List<Attempt> attempts, List<GivenBack> refunds) {}

	/** A refund of the payment with its own attempts. */
	public record GivenBack(RefundView refund, List<Attempt> attempts) {}

	/** By which verification the patient of a payment is known. */
	public Optional<UUID> verification(InstitutionId institution, UUID payment) {
		return jdbc.sql("select verification_id from payment where institution_id = :institution and payment_id = :payment")
				.param("institution", institution.value()).param("payment", payment).query((row, number) -> row.getObject(1, UUID.class)).optional();
	}

	/** The last payments of an institution, newest first. */
	public List<Overview> last(InstitutionId institution, int most) {
		return jdbc
				.sql("""
						select payment_id, bill_number, scene, state, total_fen, coalesce(fund_paid_fen, 0) + coalesce(personal_account_paid_fen, 0) as insured_fen,
						  coalesce(self_pay_fen, 0) as self_pay_fen, created_at
						from payment where institution_id = :institution order by created_at desc, payment_id desc limit :most""")
				.param("institution", institution.value()).param("most", most)
				.query((row, number) -> new Overview(institution, row.getObject("payment_id", UUID.class), row.getString("bill_number"),
						Scene.valueOf(row.getString("scene")), PaymentState.valueOf(row.getString("state")), row.getLong("total_fen"),
						row.getLong("insured_fen"), row.getLong("self_pay_fen"),
						PaymentViews.shanghai(row.getObject("created_at", OffsetDateTime.class).toInstant())))
				.list();
	}

	@Transactional(readOnly = true)
	public Optional<Detail> detail(InstitutionId institution, UUID payment) {
		return payments.findById(PaymentId.of(institution, payment))
				.map(found -> new Detail(views.view(found), personal.person(found).name().toString(),
						exchange.of(institution, PaymentSteps.SUBJECT, payment), refunds(found.getId())));
	}

	private List<GivenBack> refunds(PaymentId payment) {
		return refunds.of(payment.institutionId(), payment.value()).stream()
				.map(refund -> new GivenBack(refundViews.find(payment, refund.number()).orElseThrow(),
						exchange.of(payment.institution(), RefundSteps.SUBJECT, refund.refundId())))
				.toList();
	}
}
