package medpay.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import medpay.MedpayApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The whole application with the sandbox inside, on a port and a database of its own, met through HTTP: see {@link SignedClient}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = MedpayApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
		"medpay.sandbox.enabled=true", "medpay.sandbox.play-on-start=false"})
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
public @interface MedpayTest {
}
