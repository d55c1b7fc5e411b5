package medpay.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import medpay.agreement.AgreementMoved;
import medpay.agreement.SigningApps;
import medpay.institution.Institutions;
import medpay.payment.PaymentId;
import medpay.payment.PaymentMoved;
import medpay.payment.PaymentViews;
import medpay.payment.PersonPayments;
import medpay.payment.RefundMoved;
import medpay.payment.RefundView;
import medpay.payment.RefundViews;
import medpay.payment.machine.PaymentState;
import medpay.shared.BilingualText;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears in the transaction that moved something, and decides who is to be told (通知内容): the hospital of every outcome and doubt, the patient's apps of every outcome. */
@Component
class Tellings {

	/** How a patient can object. */
	private static final BilingualText OBJECTION = new BilingualText("对本次扣款有异议的，可在本应用内提出，或到医院收费窗口核对，单号见上。",
			"If you object to this charge, say so in this app or at the hospital's window, with the bill number above.");

	private final Outbox outbox;
	private final PaymentViews payments;
	private final RefundViews refunds;
	private final PersonPayments persons;
	private final SigningApps apps;
	private final Institutions institutions;

	Tellings(Outbox outbox, PaymentViews payments, RefundViews refunds, PersonPayments persons, SigningApps apps,
			Institutions institutions) {
		this.outbox = outbox;
		this.payments = payments;
		this.refunds = refunds;
		this.persons = persons;
		this.apps = apps;
		this.institutions = institutions;
	}

	@EventListener
	void moved(PaymentMoved event) {
		if (!isWorthTelling(event.state())) {
			return;
		}
		PaymentId id = event.payment();
		String type = "payment." + event.state().name().toLowerCase(Locale.ROOT);
		payments.find(id).ifPresent(view -> outbox
				.write(new Outbox.Told(id.institution(), "his", id.value().toString(), type, Map.of("payment", view),
						payments.notifyUrl(id).orElse(null))));
		if (event.state().answered() && event.state() != PaymentState.REFUSED) {
			tellPatient(id, type, Map.of());
		}
	}

	/** Ends, doubts, and the window: what lies between passes by. */
	private static boolean isWorthTelling(PaymentState state) {
		return switch (state) {
			case PAID, AT_WINDOW, PAID_AT_WINDOW, REVERSED, REFUSED, INSURANCE_IN_DOUBT, CHARGE_IN_DOUBT, REVERSAL_IN_DOUBT -> true;
			case RECEIVED, SETTLING_INSURANCE, INSURED, CHARGING, REVERSING -> false;
		};
	}

	@EventListener
	void moved(RefundMoved event) {
		PaymentId id = event.payment();
		Optional<RefundView> found = refunds.find(id, event.refundNumber()).filter(refund -> refund.state().ended());
		found.ifPresent(refund -> {
			String type = "refund." + refund.state().name().toLowerCase(Locale.ROOT);
			outbox.write(new Outbox.Told(id.institution(), "his", id.value().toString(), type, Map.of("refund", refund),
					payments.notifyUrl(id).orElse(null)));
			tellPatient(id, type, Map.of("refund", refund));
		});
	}

	/** The app through which somebody signed; no person is named in it. */
	@EventListener
	void moved(AgreementMoved event) {
		AgreementTexts.of(event.state()).ifPresent(text -> outbox.write(new Outbox.Told(institutions.platform().id(), "entry:" + event.entryClient(),
				event.agreement().value(), "agreement." + event.state().name().toLowerCase(Locale.ROOT),
				Map.of("agreement", Map.of("agreement_number", event.agreement().value(), "state", event.state(), "channel", event.channel()), "text",
						text),
				null)));
	}

	/** The apps through which whoever pays has signed; a ready text in both languages. */
	private void tellPatient(PaymentId id, String type, Map<String, Object> also) {
		persons.told(id).ifPresent(told -> {
			List<String> readers = apps.of(told.payer());
			for (String app : readers) {
				var content = new LinkedHashMap<String, Object>();
				content.put("payment", told.payment());
				content.putAll(also);
				content.put("text", also.get("refund") instanceof RefundView refund ? refund.patientText() : told.payment().patientText());
				content.put("objection", OBJECTION);
				outbox.write(new Outbox.Told(id.institution(), "entry:" + app, id.value().toString(), type, content, null));
			}
		});
	}
}
