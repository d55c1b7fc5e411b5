/**
 * The real application on a real PostgreSQL, with a virtual clock and parties whose faults come from a seed: first many payments while everything fails, then no
 * fault at all until everything has found its end.
 */
@NullMarked
package medpay.simulation;

import org.jspecify.annotations.NullMarked;
