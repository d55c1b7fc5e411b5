/** The application: {@link medpay.MedpayApplication} starts it, each package below is a module. */
@NullMarked
package medpay;

import org.jspecify.annotations.NullMarked;
