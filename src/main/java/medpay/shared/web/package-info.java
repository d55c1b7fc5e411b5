/** Problem details: every error tells the caller what is wrong and what to do, in Chinese and English. */
@NullMarked
package medpay.shared.web;

import org.jspecify.annotations.NullMarked;
