/** Signatures, refusals and the security chains, over real HTTP and a real PostgreSQL. */
@NullMarked
package medpay.access;

import org.jspecify.annotations.NullMarked;
