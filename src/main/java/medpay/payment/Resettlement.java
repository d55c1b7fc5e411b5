package medpay.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/** What a refund changed at the platform (退费后的医保结算): how the bill is settled since. */
@Embeddable
class Resettlement {

	private @Nullable String undoneNumber;
	private @Nullable String reverseMessage;
	private @Nullable String oldBatch;
	private @Nullable String settleMessage;
	private int uploadedParts;
	private @Nullable String trial;
	private @Nullable String settlement;

	@Convert(converter = MoneyColumn.class)
	@Column(name = "resettled_self_pay_fen")
	private @Nullable Money selfPay;

	private boolean undone;

	void undoes(String number, String batch) {
		undoneNumber = number;
		oldBatch = batch;
	}

	void reversingWith(String message) {
		reverseMessage = message;
	}

	void isUndone() {
		undone = true;
	}

	void partUploaded() {
		uploadedParts++;
	}

	void linesWithdrawn() {
		uploadedParts = 0;
	}

	void tried(String answer) {
		trial = answer;
	}

	void settlingWith(String message) {
		settleMessage = message;
	}

	void settledBy(String answer, Money self) {
		settlement = answer;
		selfPay = self;
	}

	Optional<String> undoneNumber() {
		return Optional.ofNullable(undoneNumber);
	}

	Optional<String> reverseMessage() {
		return Optional.ofNullable(reverseMessage);
	}

	Optional<String> oldBatch() {
		return Optional.ofNullable(oldBatch);
	}

	Optional<String> settleMessage() {
		return Optional.ofNullable(settleMessage);
	}

	int uploadedParts() {
		return uploadedParts;
	}

	Optional<String> trial() {
		return Optional.ofNullable(trial);
	}

	Optional<String> settlement() {
		return Optional.ofNullable(settlement);
	}

	Optional<Money> selfPay() {
		return Optional.ofNullable(selfPay);
	}

	boolean undone() {
		return undone;
	}
}
