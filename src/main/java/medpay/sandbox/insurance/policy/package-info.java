/**
 * What the insurance pays (医保待遇政策): a pure calculation from catalogue class, person, hospital level and date. Figures and how sure they are: the
 * insurance facts, chapter 9; sums: chapter 5.1.
 */
@NullMarked
package medpay.sandbox.insurance.policy;

import org.jspecify.annotations.NullMarked;
