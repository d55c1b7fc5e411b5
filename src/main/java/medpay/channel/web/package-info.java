/** Where channels call back. */
@NullMarked
package medpay.channel.web;

import org.jspecify.annotations.NullMarked;
