/** The sandbox's control API (控制接口): JSON, loopback, no login. */
@NullMarked
package medpay.sandbox.web;

import org.jspecify.annotations.NullMarked;
