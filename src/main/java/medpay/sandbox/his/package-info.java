/**
 * The hospital's HIS and the patients' app in the box (沙箱内的医院系统与服务入口): they call Medpay's public, signed API over HTTP and know nothing of it but
 * its contract.
 */
@NullMarked
package medpay.sandbox.his;

import org.jspecify.annotations.NullMarked;
