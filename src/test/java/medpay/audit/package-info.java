@NullMarked
package medpay.audit;

import org.jspecify.annotations.NullMarked;
