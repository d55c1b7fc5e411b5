@NullMarked
package medpay.ledger;

import org.jspecify.annotations.NullMarked;
