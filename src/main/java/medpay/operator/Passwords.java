package medpay.operator;

import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import medpay.operator.OperatorSettings.Password;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks and hashes passwords (口令): Argon2id. */
@Component
class Passwords {

	/** What many people take first; a name of the place or a run of keys makes no password. */
	private static final List<String> COMMON = List.of("password", "passw0rd", "p@ssw0rd", "qwerty", "asdfgh", "1qaz2wsx", "123456", "654321",
			"111111",
			"000000", "888888", "666666", "abc123", "abcdef", "iloveyou", "welcome", "letmein", "admin", "medpay", "woaini", "shanghai", "hospital");

	private final OperatorSettings settings;
	private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
	private final String nobodys = encoder.encode("nobody's");

	Passwords(OperatorSettings settings) {
		this.settings = settings;
	}

	String hash(String password) {
		return encoder.encode(password);
	}

	/** Takes as long for an account that does not exist, {@code hash} null, as for one that does. */
	boolean matches(String password, @Nullable String hash) {
		boolean fits = encoder.matches(password, hash == null ? nobodys : hash);
		return fits && hash != null;
	}

	/** @throws OperatorRefused with what is missing */
	void requireGood(String password, String code, Stream<String> former) {
		Password policy = settings.password();
		long kinds = Stream.<IntPredicate>of(Character::isLowerCase, Character::isUpperCase, Character::isDigit, c -> !Character.isLetterOrDigit(c))
				.filter(kind -> password.chars().anyMatch(kind)).count();
		if (password.length() < policy.minLength() || password.length() > Password.MAX_LENGTH || kinds < policy.kinds()) {
			throw new OperatorRefused("口令须为 %d 至 %d 个字符，且含大写、小写、数字、符号中的 %d 类。".formatted(policy.minLength(), Password.MAX_LENGTH, policy.kinds()),
					"A password has %d to %d characters, and %d of upper case, lower case, digits and signs."
							.formatted(policy.minLength(), Password.MAX_LENGTH, policy.kinds()));
		}
		String plain = password.toLowerCase(Locale.ROOT);
		if (plain.contains(code) || COMMON.stream().anyMatch(plain::contains)) {
			throw new OperatorRefused("口令含有账号或常见词，容易被猜中：请换一个。",
					"The password contains your account or a common word and is easily guessed: take another.");
		}
		if (former.limit(policy.remembered() + 1L).anyMatch(hash -> encoder.matches(password, hash))) {
			throw new OperatorRefused("口令最近用过：请换一个。", "This password was used lately: take another.");
		}
	}
}
