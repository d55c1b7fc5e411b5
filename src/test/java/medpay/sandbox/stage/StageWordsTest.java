package medpay.sandbox.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import medpay.channel.unionpay.UnionPayTransaction;
import medpay.insurance.platform.Transaction;
import medpay.payment.machine.PaymentState;
import medpay.sandbox.Faults;
import org.junit.jupiter.api.Test;

class StageWordsTest {

	private static final Path SCRIPTS = Path.of("src/main/resources/static/sandbox/assets");
	private static final Path PAGE = Path.of("src/main/resources/templates/sandbox/stage.html");
	private static final Pattern IN_MARKUP = Pattern.compile("#\\{([a-z0-9.-]+)}");
	private static final Pattern IN_SCRIPT = Pattern.compile("\\bt\\(\"([A-Za-z0-9._-]+[A-Za-z0-9])\"[,)]");
	private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

	private static Properties words(String file) {
		var words = new Properties();
		try (var text = new InputStreamReader(StageWordsTest.class.getResourceAsStream("/" + file), StandardCharsets.UTF_8)) {
			words.load(text);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return words;
	}

	private static Set<String> found(Pattern pattern, Path file) {
		try {
			return new TreeSet<>(pattern.matcher(Files.readString(file)).results().map(match -> match.group(1)).toList());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void saysTheSameThingsInBothLanguages() {
		assertThat(new TreeSet<>(words("stage_en.properties").stringPropertyNames()))
				.isEqualTo(new TreeSet<>(words("stage.properties").stringPropertyNames()));
	}

	@Test
	void translatesEveryText() {
		var english = words("stage_en.properties");
		assertThat(english.stringPropertyNames()).filteredOn(key -> !key.equals("to-other-language"))
				.allSatisfy(key -> assertThat(english.getProperty(key)).isNotBlank().doesNotContainPattern(HAN));
	}

	@Test
	void hasEveryTextThatThePageUses() throws IOException {
		var known = words("stage.properties").stringPropertyNames();
		assertThat(known).containsAll(found(IN_MARKUP, PAGE));
		try (Stream<Path> scripts = Files.list(SCRIPTS)) {
			var used = new TreeSet<String>();
			scripts.filter(file -> file.toString().endsWith(".js")).forEach(file -> used.addAll(found(IN_SCRIPT, file)));
			assertThat(used).hasSizeGreaterThan(50);
			assertThat(known).containsAll(used);
		}
	}

	@Test
	void hasAWordForWhateverTheServerCanName() {
		var known = words("stage.properties").stringPropertyNames();
		assertThat(known).containsAll(Arrays.stream(PaymentState.values()).map(state -> "state." + state).toList());
		assertThat(known).containsAll(Arrays.stream(Faults.Mode.values()).map(mode -> "mode." + mode).toList());
		assertThat(known).containsAll(Arrays.stream(Role.values()).map(role -> "role." + role).toList());
		assertThat(known).containsAll(Arrays.stream(UnionPayTransaction.values()).map(each -> "op." + each.operation()).toList());
		assertThat(known).containsAll(Arrays.stream(Transaction.values()).map(each -> "op." + each.number()).toList());
	}

	@Test
	void hasAWordForEveryFaultOfTheChooser() throws IOException {
		var faults = Pattern.compile("(?m)^ {2}\"?([a-z-]+)\"?: \\[").matcher(Files.readString(SCRIPTS.resolve("faults.js"))).results()
				.map(match -> match.group(1)).toList();
		assertThat(faults).hasSizeGreaterThan(8);
		assertThat(words("stage.properties").stringPropertyNames()).containsAll(faults.stream().map(key -> "fault." + key).toList())
				.containsAll(faults.stream().map(key -> "fault." + key + ".tell").toList());
	}
}
