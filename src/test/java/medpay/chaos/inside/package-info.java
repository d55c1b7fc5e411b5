/** What the chaos run puts on the class path of the applications that it kills. */
@NullMarked
package medpay.chaos.inside;

import org.jspecify.annotations.NullMarked;
