package medpay.console;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.payment.PaymentOverviews;
import medpay.payment.PaymentOverviews.Detail;
import medpay.payment.RefundView;
import medpay.payment.refund.RefundState;
import medpay.shared.BilingualText;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One payment (支付详情): who pays what, and every attempt at every party. Read only. */
@Controller
@Needs(Permission.SEE_PAYMENTS)
class PaymentPage {

	private final Hospitals hospitals;
	private final PaymentOverviews payments;
	private final Story story;

	PaymentPage(Hospitals hospitals, PaymentOverviews payments, Story story) {
		this.hospitals = hospitals;
		this.payments = payments;
		this.story = story;
	}

	@GetMapping("/payments/{institution:[A-Z0-9]{12}}/{payment}")
	String show(@PathVariable("institution") String code, @PathVariable("payment") UUID payment, Model page, Locale language) {
		Institution institution = hospitals.chosen(code).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
		Detail detail = payments.detail(institution.id(), payment).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
		page.addAttribute("place", "payments");
		page.addAttribute("hospital", institution.name());
		page.addAttribute("payment", detail.payment());
		page.addAttribute("tone", Tone.of(detail.payment().state()).style());
		page.addAttribute("total", Yuan.of(detail.payment().totalFen()));
		page.addAttribute("createdAt", shown(detail.payment().createdAt()));
		page.addAttribute("updatedAt", shown(detail.payment().updatedAt()));
		page.addAttribute("chargedAt", shown(detail.payment().charge().chargedAt()));
		page.addAttribute("forOperator", in(language, detail.payment().operatorText()));
		page.addAttribute("forPatient", in(language, detail.payment().patientText()));
		page.addAttribute("split", Split.of(detail.payment()));
		page.addAttribute("story", story.of(detail.attempts(), language));
		page.addAttribute("person", detail.person());
		page.addAttribute("verification", payments.verification(institution.id(), payment).orElse(null));
		page.addAttribute("refunds", detail.refunds().stream().map(back -> back(back, language)).toList());
		page.addAttribute("givenBack", givenBack(detail));
		page.addAttribute("code", code);
		return "payment-page";
	}

	/** A refund of the payment, written out for people. */
	record Back(RefundView refund, String tone, String total, String insured, String charge, @Nullable String due, String said, String at,
			List<Story.Moment> story) {}

	/** What went back of the whole bill; null for nothing. */
	private static @Nullable String givenBack(Detail detail) {
		long fen = detail.refunds().stream().map(PaymentOverviews.GivenBack::refund)
				.filter(refund -> refund.state() == RefundState.DONE && refund.kind().equals("HOSPITAL")).mapToLong(RefundView::totalFen).sum();
		return fen == 0 ? null : Yuan.of(fen);
	}

	private Back back(PaymentOverviews.GivenBack back, Locale language) {
		RefundView refund = back.refund();
		return new Back(refund, Tone.of(refund.state()).style(), Yuan.of(refund.totalFen()),
				Yuan.signed(refund.fundFen() + refund.personalAccountFen()), Yuan.of(refund.chargeFen()),
				refund.dueFen() == 0 ? null : Yuan.of(refund.dueFen()), in(language, refund.operatorText()),
				ShownTime.of(refund.createdAt().toInstant()), story.of(back.attempts(), language));
	}

	private static @Nullable String shown(@Nullable OffsetDateTime moment) {
		return moment == null ? null : ShownTime.of(moment.toInstant());
	}

	private static String in(Locale language, BilingualText text) {
		return language.getLanguage().equals("en") ? text.en() : text.zh();
	}
}
