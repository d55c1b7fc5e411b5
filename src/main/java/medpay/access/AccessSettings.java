package medpay.access;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often may be called (调用频率设置). Each instance counts for itself, in its memory.
 *
 * @param requestsPerSecond requests of one client that are served in a second, in the long run; 1 to 1,000,000
 * @param burst how many it may send at once after a pause; at least 1
 * @param checksPerMinute self-tests of a signature from one address, and for one client id, in a minute; 1 to 60,000
 */
@ConfigurationProperties("medpay.access")
record AccessSettings(int requestsPerSecond, int burst, int checksPerMinute) {

	AccessSettings {
		if (requestsPerSecond < 1 || requestsPerSecond > 1_000_000 || burst < 1 || burst > 1_000_000 || checksPerMinute < 1
				|| checksPerMinute > 60_000) {
			throw new IllegalArgumentException("medpay.access: requests-per-second, burst and checks-per-minute are positive");
		}
	}
}
