/**
 * The insurance platform, the e-voucher centre and the Suishen code service in a box (医保平台、电子凭证中心与随申码服务沙箱): the national interface, what is
 * left of the old channel, and the decoding of codes over HTTP, with balances, deductibles and books of its own in schema {@code sandbox}.
 */
@NullMarked
package medpay.sandbox.insurance;

import org.jspecify.annotations.NullMarked;
