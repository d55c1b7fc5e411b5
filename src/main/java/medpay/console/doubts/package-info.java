/** What does not go by itself (运行监控): doubts, tasks, notices that did not arrive, counterparties that are down. */
@NullMarked
package medpay.console.doubts;

import org.jspecify.annotations.NullMarked;
