/** The register of institutions on a real PostgreSQL. */
@NullMarked
package medpay.institution;

import org.jspecify.annotations.NullMarked;
