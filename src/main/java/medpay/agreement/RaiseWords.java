package medpay.agreement;

import java.util.ArrayList;
import java.util.List;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/** What the patient reads on the phone before saying yes to higher limits (提额说明): amounts in yuan, plain ASCII as UnionPay wants it. */
final class RaiseWords {

	private RaiseWords() {}

	static String of(IssuerRequest request) {
		List<String> words = new ArrayList<>();
		AgreementLimits wanted = request.limits();
		add(words, "per payment", wanted.perPayment());
		add(words, "per day", wanted.perDay());
		add(words, "total", wanted.total());
		add(words, "credit limit", request.creditLimit());
		return "Medpay limits in yuan: " + String.join(", ", words);
	}

	private static void add(List<String> words, String what, @Nullable Money amount) {
		if (amount != null) {
			words.add(what + " " + amount.yuan().toPlainString());
		}
	}
}
