/** What tests share: a real PostgreSQL per test JVM with a database per application context. */
@NullMarked
package medpay.testing;

import org.jspecify.annotations.NullMarked;
