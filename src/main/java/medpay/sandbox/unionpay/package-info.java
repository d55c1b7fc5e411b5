/**
 * UnionPay in the box (银联仿真): the gateway with its merchants, the card issuers with their limits, tokens, orders, which are its books, and
 * notifications. Speaks 5.1.0 with the same codec as the door, from the other side.
 */
@NullMarked
package medpay.sandbox.unionpay;

import org.jspecify.annotations.NullMarked;
