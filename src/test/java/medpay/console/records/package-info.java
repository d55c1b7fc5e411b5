@NullMarked
package medpay.console.records;

import org.jspecify.annotations.NullMarked;
