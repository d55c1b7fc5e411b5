@NullMarked
package medpay.suishen;

import org.jspecify.annotations.NullMarked;
