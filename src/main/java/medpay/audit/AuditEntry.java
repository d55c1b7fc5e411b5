package medpay.audit;

import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail: no personal data, no secret.
 *
 * @param institution whose trail; null for what belongs to no institution
 * @param actor client id or operator code, at most 64 characters
 * @param action verb of the trade: {@code payment.received}, {@code signature.refused} …, at most 64 characters
 * @param subject what it was done to: bill number, agreement number, path …, at most 128 characters
 * @param outcome problem code or state, at most 64 characters
 * @param detail one line for a human, at most 400 characters
 */
public record AuditEntry(@Nullable InstitutionId institution, String actor, String action, String subject, String outcome, @Nullable String detail) {}
