/** What the insurance clears of a month (医保月清算): declared, deducted, retained, set off against advances, payable. */
@NamedInterface("clearing")
@NullMarked
package medpay.settlement.clearing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
