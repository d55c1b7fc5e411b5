/** The chaos run (混沌演练): two applications, one sandbox and one PostgreSQL are killed at random under load, then all books are compared. */
@NullMarked
package medpay.chaos;

import org.jspecify.annotations.NullMarked;
