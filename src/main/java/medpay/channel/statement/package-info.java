/** What every channel's day file says (渠道对账单), whatever its form. */
@NamedInterface("statement")
@NullMarked
package medpay.channel.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
