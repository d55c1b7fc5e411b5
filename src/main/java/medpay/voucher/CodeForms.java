package medpay.voucher;

import java.util.Map;
import java.util.Optional;
import medpay.suishen.SuishenPlatform;
import org.springframework.stereotype.Component;

/** Tells by its form which kind of code was scanned (码制识别). The forms are settings: only the e-voucher's was ever seen, the Suishen ones are invented. */
@Component
public class CodeForms {

	private final Map<VoucherKind, String> forms;
	private final SuishenPlatform suishen;

	CodeForms(VoucherSettings settings, SuishenPlatform suishen) {
		this.forms = Map.of(VoucherKind.INSURANCE_VOUCHER, settings.insuranceCodeForm(), VoucherKind.SUISHEN_CODE, settings.suishenCodeForm(),
				VoucherKind.FAMILY_SUISHEN_CODE, settings.familyCodeForm());
		this.suishen = suishen;
	}

	/** Empty for a form nobody issues, and for a Suishen code where the Suishen service is not connected. */
	public Optional<VoucherKind> kindOf(String code) {
		return forms.entrySet().stream().filter(form -> code.matches(form.getValue())).map(Map.Entry::getKey).findFirst()
				.filter(kind -> kind == VoucherKind.INSURANCE_VOUCHER || suishen.isConnected());
	}
}
