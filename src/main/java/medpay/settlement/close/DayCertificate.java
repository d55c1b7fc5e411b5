package medpay.settlement.close;

import java.time.Instant;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;

/**
 * The signed certificate of a closed day (日结证书).
 *
 * @param sequence counts an institution's certificates from 1
 * @param content its lines, each with its hash, each ended by a line feed
 * @param lastHash hex, the hash of its last line, with which the next one begins
 */
public record DayCertificate(InstitutionId institution, long sequence, BusinessDate day, String content, String lastHash, Instant closedAt,
		String closedBy) {}
