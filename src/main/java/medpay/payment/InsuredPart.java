package medpay.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import medpay.insurance.InsuranceSettlement;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/** What the insurance platform made of a payment's bill (医保部分): its numbers, its answers, and who pays how much. */
@Embeddable
class InsuredPart {

	private @Nullable String insuranceVisitNumber;
	private int uploadedParts;
	private @Nullable String settleMessage;
	private @Nullable String reverseMessage;
	private @Nullable String trial;
	private @Nullable String insuredLines;
	private @Nullable String settlement;
	private @Nullable String settlementNumber;

	@Convert(converter = MoneyColumn.class)
	@Column(name = "fund_paid_fen")
	private @Nullable Money fundPaid;

	@Convert(converter = MoneyColumn.class)
	@Column(name = "personal_account_paid_fen")
	private @Nullable Money personalAccountPaid;

	@Convert(converter = MoneyColumn.class)
	@Column(name = "other_paid_fen")
	private @Nullable Money otherPaid;

	@Convert(converter = MoneyColumn.class)
	@Column(name = "self_pay_fen")
	private @Nullable Money selfPay;

	private @Nullable String refusalCode;
	private @Nullable String refusalText;
	private boolean codeExpired;
	private boolean settledByHis;

	protected InsuredPart() {}

	static InsuredPart of(Bill bill) {
		var part = new InsuredPart();
		part.settledByHis = bill.insuranceSettlement() != null;
		part.insuranceVisitNumber = bill.insuranceSettlement() != null
				? bill.insuranceSettlement().insuranceVisitNumber()
				: bill.visit().insuranceVisitNumber();
		return part;
	}

	void visitKnownAs(String number) {
		insuranceVisitNumber = number;
	}

	void partUploaded(String lines) {
		uploadedParts++;
		insuredLines = lines;
	}

	void linesWithdrawn() {
		uploadedParts = 0;
		insuredLines = null;
	}

	void tried(String trialSettlement) {
		trial = trialSettlement;
	}

	/** The number of the 2207 about to be sent: what a 2601 would have to void. */
	void settlingWith(String messageNumber) {
		settleMessage = messageNumber;
	}

	/** The number of the 2208 about to be sent. */
	void reversingWith(String messageNumber) {
		reverseMessage = messageNumber;
	}

	void settledBy(InsuranceSettlement answer, String whole) {
		settlement = whole;
		settlementNumber = answer.settlementNumber();
		split(answer.fundPaid(), answer.personalAccountPaid(), answer.otherPaid(), answer.selfPay());
	}

	void allSelfPay(Money total) {
		split(Money.ZERO, Money.ZERO, Money.ZERO, total);
	}

	private void split(Money fund, Money account, Money other, Money self) {
		fundPaid = fund;
		personalAccountPaid = account;
		otherPaid = other;
		selfPay = self;
	}

	void refusedBecause(String code, String text, boolean expired) {
		refusalCode = code;
		refusalText = text;
		codeExpired = expired;
	}

	Optional<String> insuranceVisitNumber() {
		return Optional.ofNullable(insuranceVisitNumber);
	}

	int uploadedParts() {
		return uploadedParts;
	}

	Optional<String> settleMessage() {
		return Optional.ofNullable(settleMessage);
	}

	Optional<String> reverseMessage() {
		return Optional.ofNullable(reverseMessage);
	}

	Optional<String> trial() {
		return Optional.ofNullable(trial);
	}

	Optional<String> insuredLines() {
		return Optional.ofNullable(insuredLines);
	}

	Optional<String> settlement() {
		return Optional.ofNullable(settlement);
	}

	Optional<String> settlementNumber() {
		return Optional.ofNullable(settlementNumber);
	}

	Money fundPaid() {
		return orZero(fundPaid);
	}

	Money personalAccountPaid() {
		return orZero(personalAccountPaid);
	}

	Money otherPaid() {
		return orZero(otherPaid);
	}

	Money selfPay() {
		return orZero(selfPay);
	}

	private static Money orZero(@Nullable Money money) {
		return money == null ? Money.ZERO : money;
	}

	Optional<String> refusalCode() {
		return Optional.ofNullable(refusalCode);
	}

	Optional<String> refusalText() {
		return Optional.ofNullable(refusalText);
	}

	boolean codeExpired() {
		return codeExpired;
	}

	/** The hospital's own system settled it: Medpay never calls the platform for this bill, and undoing it is the hospital's. */
	boolean settledByHis() {
		return settledByHis;
	}
}
