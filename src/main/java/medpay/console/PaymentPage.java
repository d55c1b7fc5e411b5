package medpay.console;

import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.payment.PaymentOverviews;
import medpay.payment.PaymentOverviews.Detail;
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
		return "payment-page";
	}

	private static @Nullable String shown(@Nullable OffsetDateTime moment) {
		return moment == null ? null : ShownTime.of(moment.toInstant());
	}

	private static String in(Locale language, BilingualText text) {
		return language.getLanguage().equals("en") ? text.en() : text.zh();
	}
}
