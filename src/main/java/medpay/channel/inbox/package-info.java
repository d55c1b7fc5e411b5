/** What channels tell by themselves: stored before it is answered, processed after, by any instance, until it is done. */
@NullMarked
package medpay.channel.inbox;

import org.jspecify.annotations.NullMarked;
