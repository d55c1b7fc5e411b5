/** The policy's arithmetic, without a database. */
@NullMarked
package medpay.sandbox.insurance.policy;

import org.jspecify.annotations.NullMarked;
