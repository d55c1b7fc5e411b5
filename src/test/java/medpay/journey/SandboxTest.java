package medpay.journey;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import medpay.MedpayApplication;
import medpay.testing.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The whole application with its sandbox on a random port and a database of its own. Short answer limits: nobody waits 150 s for a lost answer. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = MedpayApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
		"medpay.sandbox.enabled=true", "medpay.insurance.answer-limit=3s", "medpay.unionpay.answer-limit=2s"})
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
@interface SandboxTest {
}
