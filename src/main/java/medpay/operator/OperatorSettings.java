package medpay.operator;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How operators sign in (操作员设置). The defaults fit level three of GB/T 22239-2019 (等保三级).
 *
 * @param idle how long a session may rest
 * @param absolute how long a session may last in all
 * @param confirmedFor how long after signing in, or proving to be there, money and rights may be decided on
 * @param invitationFor how long an invitation can be used
 * @param failures wrong attempts until strangers are turned away from an account
 * @param addressFailures wrong attempts from one address, at whatever accounts, until it is turned away
 * @param lockedFor the first time of being turned away; it doubles with every further attempt, up to a day
 * @param password what a password must be
 */
@ConfigurationProperties("medpay.operator")
public record OperatorSettings(@DefaultValue("20m") Duration idle, @DefaultValue("10h") Duration absolute,
		@DefaultValue("10m") Duration confirmedFor, @DefaultValue("24h") Duration invitationFor, @DefaultValue("5") int failures,
		@DefaultValue("20") int addressFailures, @DefaultValue("30m") Duration lockedFor, @DefaultValue Password password) {

	/**
	 * What a password must be (口令策略).
	 *
	 * @param minLength characters, at least 8
	 * @param kinds of lower case, upper case, digits and signs, how many must occur
	 * @param renewAfter how long one may be kept; zero: for ever
	 * @param remembered how many former ones may not come again
	 */
	public record Password(@DefaultValue("10") int minLength, @DefaultValue("3") int kinds, @DefaultValue("180d") Duration renewAfter,
			@DefaultValue("5") int remembered) {

		static final int MAX_LENGTH = 128;

		public Password {
			if (minLength < 8 || minLength > MAX_LENGTH || kinds < 1 || kinds > 4 || remembered < 0) {
				throw new IllegalArgumentException("medpay.operator.password: min-length 8 to 128, kinds 1 to 4, remembered 0 or more");
			}
		}
	}
}
