/** The auditor's and the system's pages (审计与系统页面). */
@NullMarked
package medpay.console.audit;

import org.jspecify.annotations.NullMarked;
