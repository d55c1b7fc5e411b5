/** The hospital's statements (结算单): every one of them a projection of the ledger, as the books are or as they were at any past instant. */
@NamedInterface("statement")
@NullMarked
package medpay.settlement.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
