package medpay.agreement;

/**
 * A credit agreement came into another state (签约状态变化): published in the transaction that moved it.
 *
 * @param entryClient the app through which it was signed
 */
public record AgreementMoved(AgreementNumber agreement, String entryClient, String channel, AgreementState state) {}
