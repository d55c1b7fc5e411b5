package medpay.voucher;

import java.util.UUID;
import medpay.shared.InstitutionId;

/** The id of a voucher verification (凭证核验), of the institution that asked. */
public record VerificationId(InstitutionId institution, UUID value) {}
