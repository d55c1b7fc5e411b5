package medpay.settlement.payout;

import java.time.Instant;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * What came into the bank account (银行回单).
 *
 * @param number the bank's number of it
 * @param amountFen negative: taken out
 * @param payer the name on the bank's statement
 * @param purpose the words on the bank's statement
 * @param party whose money it is; null: no known payer
 * @param matchedAt when it was found to pay what was expected; null: it waits
 * @param differenceFen by how much it is more than that, by two people's decision
 */
public record BankReceipt(InstitutionId institution, String number, BusinessDate receivedOn, long amountFen, String payer, String purpose,
		@Nullable Party party, @Nullable Instant matchedAt, long differenceFen) {}
