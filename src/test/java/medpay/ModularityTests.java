package medpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The modules depend on each other only as their package-infos declare. */
class ModularityTests {

	private static final URL CODE = MedpayApplication.class.getProtectionDomain().getCodeSource().getLocation();

	private final Thread thread = Thread.currentThread();
	private final ClassLoader usual = thread.getContextClassLoader();

	@BeforeEach
	void readTheDeclarationsOfTheCode() {
		thread.setContextClassLoader(new Declarations(usual));
	}

	@AfterEach
	void readAsUsual() {
		thread.setContextClassLoader(usual);
	}

	@Test
	void theModulesKeepTheirDirection() {
		modules().verify();
	}

	@Test
	void everyModuleDeclaresWhatItMayUse() {
		assertThat(modules().stream()).hasSizeGreaterThan(10)
				.allSatisfy(
						module -> assertThat(module.getBasePackage().getAnnotation(ApplicationModule.class)).as(module.getDisplayName()).isPresent());
	}

	private static ApplicationModules modules() {
		return ApplicationModules.of(MedpayApplication.class, location -> location.contains(CODE.getPath()));
	}

	/**
	 * Modulith asks the class loader for package-info, and the tests have a package-info of the same name, which comes first and declares nothing: every
	 * module would be free to use every other.
	 */
	private static final class Declarations extends URLClassLoader {

		Declarations(ClassLoader parent) {
			super(new URL[]{CODE}, parent);
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (!name.startsWith("medpay.") || !name.endsWith(".package-info")) {
				return super.loadClass(name, resolve);
			}
			synchronized (getClassLoadingLock(name)) {
				Class<?> known = findLoadedClass(name);
				return known == null ? findClass(name) : known;
			}
		}
	}
}
