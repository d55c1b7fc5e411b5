/** Tests of the keys that clients sign with. */
@NullMarked
package medpay.access.key;

import org.jspecify.annotations.NullMarked;
