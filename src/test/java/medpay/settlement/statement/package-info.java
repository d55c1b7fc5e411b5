@NullMarked
package medpay.settlement.statement;

import org.jspecify.annotations.NullMarked;
