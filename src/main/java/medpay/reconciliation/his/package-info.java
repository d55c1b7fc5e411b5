/** The hospital's day file (医院日对账文件): its form, its checks, its reader. */
@NullMarked
package medpay.reconciliation.his;

import org.jspecify.annotations.NullMarked;
