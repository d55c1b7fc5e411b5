/** Plays a hospital's day (演练): visits, made up or real, go through the public signed API as a hospital would send them. */
@NullMarked
package medpay.sandbox.play;

import org.jspecify.annotations.NullMarked;
