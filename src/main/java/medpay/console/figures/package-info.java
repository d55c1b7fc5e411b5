/** Figures of many payments (统计): what a hospital and a city publish; no person and no bill in them. */
@NullMarked
package medpay.console.figures;

import org.jspecify.annotations.NullMarked;
