package medpay.insurance;

import java.math.BigDecimal;
import java.time.Instant;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A bill line as 2204 wants it (费用明细).
 *
 * @param serialNumber feedetl_sn, unique within the visit, at most 30 characters
 * @param itemCode med_list_codg, national catalogue code
 * @param unitPrice pric in yuan, at most 6 decimals
 * @param quantity cnt, at most 4 decimals
 * @param hospitalApproval hosp_appr_flag: 0, 1 or 2
 * @param externalPrescription rx_circ_flag
 */
public record UploadLine(String serialNumber, String itemCode, String hospitalItemCode, String itemName, BigDecimal unitPrice, BigDecimal quantity,
		Money amount, Instant orderedAt, @Nullable String orderingDepartment, @Nullable String orderingDoctor, String hospitalApproval,
		boolean externalPrescription) {}
