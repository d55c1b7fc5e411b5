/** Where institutions and clients come from at the start. */
@NullMarked
package medpay.onboarding;

import org.jspecify.annotations.NullMarked;
