/** Signing in, one's own account, and the security administrator's pages (登录与操作员页面). */
@NullMarked
package medpay.console.operators;

import org.jspecify.annotations.NullMarked;
