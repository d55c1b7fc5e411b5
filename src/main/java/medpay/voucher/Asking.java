package medpay.voucher;

/**
 * One round of questions about a verification (一轮查询).
 *
 * @param number which round it is: only its owner may give up
 */
record Asking(VerificationId id, int number, String clientId) {}
