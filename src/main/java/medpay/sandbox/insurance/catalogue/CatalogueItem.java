package medpay.sandbox.insurance.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import medpay.sandbox.insurance.policy.ItemClass;
import medpay.sandbox.insurance.policy.ItemTerms;

/**
 * An item of the catalogue (医保目录项目). Code, name and class are the national ones, prices are illustrative.
 *
 * @param itemCode national code: 23 characters for western drugs, 20 for Chinese patent drugs, 15 digits for services
 * @param itemClass 01 甲, 02 乙, 03 丙
 * @param priceCeilingFen the highest unit price within scope, fen
 * @param firstPayShare 0 to 1
 * @param chargeType med_chrgitm_type of the answers to 2204
 */
public record CatalogueItem(String itemCode, String itemName,
		String itemClass, long priceCeilingFen,
		BigDecimal firstPayShare, @JsonIgnore String chargeType) {

	public ItemTerms terms() {
		return new ItemTerms(ItemClass.of(itemClass), BigDecimal.valueOf(priceCeilingFen, 2), firstPayShare);
	}
}
