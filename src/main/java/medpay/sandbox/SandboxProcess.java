package medpay.sandbox;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/** The sandbox as a process of its own (profile {@code sandbox}): the counterparties and nothing of Medpay but the message codecs. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Profile("sandbox")
@ComponentScan("medpay.shared.web")
@Import(SandboxConfiguration.class)
public class SandboxProcess {}
