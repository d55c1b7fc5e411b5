/** Differences out to a spreadsheet and decisions back in (差错表格). */
@NamedInterface("sheet")
@NullMarked
package medpay.reconciliation.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
