/** The player of hospital days: its files, its generator, its memory of itself. */
@NullMarked
package medpay.sandbox.play;

import org.jspecify.annotations.NullMarked;
