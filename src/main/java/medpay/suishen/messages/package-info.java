/** The messages of the Suishen code service (随申码服务报文): envelope, signature and fields, used by the door and by its sandbox twin. */
@NamedInterface("messages")
@NullMarked
package medpay.suishen.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
