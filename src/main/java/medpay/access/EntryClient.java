package medpay.access;

import medpay.shared.InstitutionId;

/**
 * The patient's app (服务入口) that signed this request; sees only persons who signed or were verified through it. A controller takes it as an argument.
 *
 * @param institution the platform institution it belongs to
 */
public record EntryClient(String clientId, InstitutionId institution) implements Caller {}
