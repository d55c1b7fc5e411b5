package medpay.insurance;

import java.math.BigDecimal;
import medpay.shared.Money;

/**
 * A line as 2204 answers it.
 *
 * @param itemClass chrgitm_lv: 01 甲, 02 乙, 03 丙
 * @param firstPayShare selfpay_prop, 0 to 1
 * @param ownPay fulamt_ownpay_amt, wholly at the person's own expense (全自费)
 * @param overLimit overlmt_amt, above the price ceiling (超限价)
 * @param firstPay preselfpay_amt, the share paid first (先行自付)
 * @param inScope inscp_scp_amt, within the insurance's scope (符合政策范围)
 */
public record UploadedLine(String serialNumber, String itemClass, BigDecimal firstPayShare, Money amount, Money ownPay, Money overLimit,
		Money firstPay, Money inScope) {}
