/**
 * The insurance platform and the e-voucher centre in a box (医保平台与电子凭证中心沙箱): the national interface over HTTP with balances, deductibles and
 * books of its own in schema {@code sandbox}.
 */
@NullMarked
package medpay.sandbox.insurance;

import org.jspecify.annotations.NullMarked;
