package medpay.chaos;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path of the killed processes (类路径): the application as one jar, the fail points as another, then the libraries. Jars only, because the JVM
 * keeps no start-up cache for folders, and without one a kill cycle takes three times as long.
 */
final class Packed {

	private static final String APPLICATION = "medpay/MedpayApplication.class";
	private static final String INSIDE = "medpay/chaos/inside";

	private Packed() {}

	static String classPath(Path folder) throws IOException {
		List<Path> entries = entries().toList();
		Path application = jar(folder.resolve("application.jar"), folderWith(entries, APPLICATION), name -> true);
		Path inside = jar(folder.resolve("inside.jar"), folderWith(entries, INSIDE), name -> name.startsWith(INSIDE));
		return Stream.concat(Stream.of(inside, application), entries.stream().filter(Files::isRegularFile)).map(Path::toString)
				.collect(Collectors.joining(File.pathSeparator));
	}

	/** Whatever runs this: some runners load classes by themselves. */
	private static Stream<Path> entries() {
		return Packed.class.getClassLoader() instanceof URLClassLoader loader
				? Stream.of(loader.getURLs()).map(URL::getPath).map(Path::of)
				: Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of);
	}

	private static Path folderWith(List<Path> entries, String name) {
		return entries.stream().filter(Files::isDirectory).filter(entry -> Files.exists(entry.resolve(name))).findFirst().orElseThrow();
	}

	/** With an entry for each folder: without, nobody can look into a package. */
	private static Path jar(Path jar, Path folder, Predicate<String> wanted) throws IOException {
		List<Path> files;
		try (Stream<Path> all = Files.walk(folder)) {
			files = all.filter(file -> !file.equals(folder) && wanted.test(name(folder, file))).sorted().toList();
		}
		try (OutputStream out = Files.newOutputStream(jar); JarOutputStream target = new JarOutputStream(out)) {
			for (Path file : files) {
				target.putNextEntry(new JarEntry(name(folder, file)));
				if (Files.isRegularFile(file)) {
					Files.copy(file, target);
				}
				target.closeEntry();
			}
		}
		return jar;
	}

	private static String name(Path folder, Path file) {
		String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
		return Files.isDirectory(file) ? name + "/" : name;
	}
}
