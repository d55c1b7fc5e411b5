package medpay;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Settles the {@link RunMode} once, after all settings were read, so that every condition sees the same answer. */
class RunModeEnvironment implements EnvironmentPostProcessor {

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Map<String, Object> consequences = RunMode.of(environment).consequences(environment);
		environment.getPropertySources().addFirst(new MapPropertySource("runMode", consequences));
	}
}
