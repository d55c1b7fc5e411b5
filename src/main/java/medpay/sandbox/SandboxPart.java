package medpay.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Marks a part of the counterparties in a box: there only where the sandbox is hosted, so beside {@code @Component} or {@code @RestController} on every
 * one of them. An application that merely talks to a sandbox elsewhere never runs its parts.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty("medpay.sandbox.hosted")
public @interface SandboxPart {
}
