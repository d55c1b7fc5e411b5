/**
 * The hospitals (定点医药机构): code, name, level, district, insurance address and keys, merchant numbers, department table.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit"})
@NullMarked
package medpay.institution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
