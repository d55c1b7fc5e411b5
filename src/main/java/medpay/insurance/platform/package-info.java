/** The messages of the national interface (国家医保接口): envelope, signature and codecs, used by the door and by its sandbox twin. */
@NamedInterface("messages")
@NullMarked
package medpay.insurance.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
