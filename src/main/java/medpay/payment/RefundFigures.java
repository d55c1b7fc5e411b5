package medpay.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import medpay.shared.Money;

/**
 * What a refund comes to (退费金额), in fen; before the platform has answered what is expected.
 *
 * @param total of the bill's lines that are given back
 * @param fundFen what the funds get back; negative when what remains costs them more
 * @param personalAccountFen what the personal account gets back; negative likewise
 * @param charge what goes back to the patient
 * @param due what the patient owes because what remains costs more than before
 */
@Embeddable
record RefundFigures(@Convert(converter = MoneyColumn.class) @Column(name = "total_fen") Money total, long fundFen, long personalAccountFen,
		@Convert(converter = MoneyColumn.class) @Column(name = "charge_fen") Money charge,
		@Convert(converter = MoneyColumn.class) @Column(name = "due_fen") Money due) {

	RefundFigures returning(Money fen) {
		return new RefundFigures(total, fundFen, personalAccountFen, fen, Money.ZERO);
	}
}
