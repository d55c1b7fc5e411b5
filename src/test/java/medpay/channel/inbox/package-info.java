/** Tests of the inbox of call-backs. */
@NullMarked
package medpay.channel.inbox;

import org.jspecify.annotations.NullMarked;
