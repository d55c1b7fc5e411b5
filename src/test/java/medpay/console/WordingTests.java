package medpay.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import medpay.channel.unionpay.UnionPayTransaction;
import medpay.insurance.platform.Transaction;
import medpay.payment.machine.PaymentState;
import medpay.shared.Scene;
import org.junit.jupiter.api.Test;

class WordingTests {

	private static final Pattern USED = Pattern.compile("#\\{([a-z0-9.-]+)[}(]", Pattern.CASE_INSENSITIVE);
	private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

	private static Properties words(String file) {
		var words = new Properties();
		try (var text = new InputStreamReader(WordingTests.class.getResourceAsStream("/" + file), StandardCharsets.UTF_8)) {
			words.load(text);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return words;
	}

	@Test
	void saysTheSameThingsInBothLanguages() {
		assertThat(new TreeSet<>(words("messages_en.properties").stringPropertyNames()))
				.isEqualTo(new TreeSet<>(words("messages.properties").stringPropertyNames()));
	}

	/** Of two texts under one name the later one would win, on a page that wants the other. */
	@Test
	void givesEachNameOneText() throws IOException {
		for (String file : List.of("messages.properties", "messages_en.properties")) {
			assertThat(Files.readString(Path.of("src/main/resources", file)).lines().filter(line -> line.matches("[A-Za-z].*=.*"))
					.map(line -> line.substring(0, line.indexOf('=')))).as(file).doesNotHaveDuplicates();
		}
	}

	@Test
	void translatesEveryText() {
		var english = words("messages_en.properties");
		assertThat(english.stringPropertyNames()).allSatisfy(key -> {
			assertThat(english.getProperty(key)).isNotBlank();
			if (!key.equals("to-chinese")) {
				assertThat(english.getProperty(key)).doesNotContainPattern(HAN);
			}
		});
	}

	@Test
	void hasAWordForEveryStateSceneAndOperation() {
		var words = words("messages.properties").stringPropertyNames();
		assertThat(words).containsAll(Arrays.stream(PaymentState.values()).map(state -> "state." + state).toList());
		assertThat(words).containsAll(Arrays.stream(Scene.values()).map(scene -> "scene." + scene).toList());
		assertThat(words).containsAll(Arrays.stream(UnionPayTransaction.values()).map(each -> "operation.unionpay." + each.operation()).toList());
		assertThat(words).containsAll(Arrays.stream(Transaction.values())
				.map(each -> "operation." + (each == Transaction.DECODE ? "voucher-centre." : "insurance.") + each.number()).toList());
	}

	@Test
	void hasEveryTextThatThePagesUse() throws IOException {
		var used = new TreeSet<String>();
		try (Stream<Path> pages = Files.walk(Path.of("src/main/resources/templates"))) {
			for (Path page : pages.filter(each -> each.toString().endsWith(".html") && !each.startsWith("src/main/resources/templates/sandbox"))
					.toList()) {
				var found = USED.matcher(Files.readString(page));
				while (found.find()) {
					used.add(found.group(1));
				}
			}
		}
		assertThat(used).hasSizeGreaterThan(50);
		assertThat(words("messages.properties").stringPropertyNames()).containsAll(used);
	}
}
