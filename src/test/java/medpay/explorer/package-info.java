/**
 * Explores the machines that move money, exhaustively and without a database: every answer of every party, a crash at every commit, call-backs in every order, and
 * whatever the hospital does meanwhile. {@link medpay.explorer.Search} walks, a {@link medpay.explorer.Model} says what can happen; the rules are the real ones.
 */
@NullMarked
package medpay.explorer;

import org.jspecify.annotations.NullMarked;
