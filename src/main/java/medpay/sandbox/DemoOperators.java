package medpay.sandbox;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;

/** The invented people who work at the console (演示操作员), one for each role. Made once, their secrets last as long as the database. */
@Component
@SandboxPart
public class DemoOperators {

	private static final SecureRandom RANDOM = new SecureRandom();
	private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	private static final int SECRET_LENGTH = 32;

	private final List<DemoOperator> operators;

	DemoOperators(MadeOnce madeOnce) {
		operators = madeOnce.take("operators", Kept.class,
				() -> new Kept(List.of(make("qian", "钱查询", "VIEWER"), make("he", "何收费", "CASHIER"), make("shen", "沈会计", "FINANCE"),
						make("lu", "陆主任", "FINANCE_APPROVER"), make("yun", "云运维", "OPERATIONS"), make("xi", "奚系统", "SYSTEM_ADMINISTRATOR"),
						make("an", "安保安", "SECURITY_ADMINISTRATOR"), make("ji", "纪审计", "AUDITOR"), make("shi", "施市级", "CITY_VIEWER"))))
				.operators();
	}

	/**
	 * One of them (演示操作员).
	 *
	 * @param roles as Medpay names them
	 * @param totpSecret the authenticator's secret in base 32 (RFC 6238: HMAC-SHA1, six digits, 30 seconds)
	 */
	public record DemoOperator(String code, String name, List<String> roles, String password, String totpSecret) {

		@Override
		public String toString() {
			return "DemoOperator[" + code + "]";
		}
	}

	public List<DemoOperator> all() {
		return operators;
	}

	private static DemoOperator make(String code, String name, String role) {
		byte[] password = new byte[15];
		RANDOM.nextBytes(password);
		var secret = new StringBuilder();
		for (int place = 0; place < SECRET_LENGTH; place++) {
			secret.append(BASE32.charAt(RANDOM.nextInt(BASE32.length())));
		}
		return new DemoOperator(code, name, List.of(role), Base64.getUrlEncoder().withoutPadding().encodeToString(password), secret.toString());
	}

	record Kept(List<DemoOperator> operators) {}
}
