package medpay.sandbox.stage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import medpay.MedpayApplication;
import medpay.testing.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The whole application with its sandbox, as a visitor of the page meets it: nothing but its own visits is played. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = MedpayApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
		"medpay.sandbox.enabled=true", "medpay.sandbox.play-on-start=false"})
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
@interface WholeCity {
}
