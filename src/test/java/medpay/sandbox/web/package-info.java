/** The control API, met as a human with curl meets it. */
@NullMarked
package medpay.sandbox.web;

import org.jspecify.annotations.NullMarked;
