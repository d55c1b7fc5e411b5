/** The sandbox's insurance catalogue (医保目录): real national items with illustrative prices. */
@NullMarked
package medpay.sandbox.insurance.catalogue;

import org.jspecify.annotations.NullMarked;
