package medpay.payment;

import medpay.payment.machine.PaymentState;
import medpay.shared.Scene;

/** A payment came into another state (支付状态变化): published in the transaction that moved it. */
public record PaymentMoved(PaymentId payment, PaymentState state, Scene scene) {}
