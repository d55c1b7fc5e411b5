/** The system administrator's pages (机构与接入方页面): institutions, what they reach, and the clients that may call for them. */
@NullMarked
package medpay.console.institutions;

import org.jspecify.annotations.NullMarked;
