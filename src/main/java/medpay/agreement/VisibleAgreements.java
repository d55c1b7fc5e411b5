package medpay.agreement;

import java.util.List;
import java.util.Optional;
import medpay.access.EntryClient;
import medpay.access.HisClient;
import org.springframework.stereotype.Component;

/**
 * Which agreements exist for whom (可见范围). An app sees what was asked through it, and everything of a person who has signed through it; a hospital those on
 * which a payment of its own was held.
 */
@Component
class VisibleAgreements {

	private final Agreements agreements;
	private final AgreementNumbers numbers;
	private final HoldRows holds;

	VisibleAgreements(Agreements agreements, AgreementNumbers numbers, HoldRows holds) {
		this.agreements = agreements;
		this.numbers = numbers;
		this.holds = holds;
	}

	/** In the patient's order. */
	List<CreditAgreement> of(EntryClient app, byte[] person) {
		List<CreditAgreement> all = agreements.of(person);
		boolean signedHere = all.stream().anyMatch(agreement -> mine(app, agreement) && agreement.signedAt() != null);
		return signedHere ? all : all.stream().filter(agreement -> mine(app, agreement)).toList();
	}

	Optional<CreditAgreement> find(EntryClient app, AgreementNumber number) {
		return numbers.byNumber(number.value())
				.flatMap(key -> of(app, key.person()).stream().filter(agreement -> agreement.key().equals(key)).findFirst());
	}

	Optional<CreditAgreement> find(HisClient his, AgreementNumber number) {
		return numbers.byNumber(number.value()).filter(key -> holds.anyAt(key, his.institution())).flatMap(agreements::findByKey);
	}

	private static boolean mine(EntryClient app, CreditAgreement agreement) {
		return agreement.entryClient().equals(app.clientId());
	}
}
