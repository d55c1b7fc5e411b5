/** The calls by which a HIS reads events and orders one again. */
@NullMarked
package medpay.notice.web;

import org.jspecify.annotations.NullMarked;
