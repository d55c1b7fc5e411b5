package medpay.reconciliation;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the days are compared (对账设置).
 *
 * @param holdWithin a line that stands alone so near to the end of a party's day may come with the next file
 * @param dueWithin how soon a difference is to be decided
 * @param feeBasisPoints what each channel keeps, in hundredths of a percent; absent: nothing
 */
@ConfigurationProperties("medpay.reconciliation")
public record ReconciliationSettings(@DefaultValue("2h") Duration holdWithin, @DefaultValue("72h") Duration dueWithin,
		@DefaultValue Map<String, Integer> feeBasisPoints) {

	int feePoints(Source source) {
		return feeBasisPoints.getOrDefault(source.name().toLowerCase(Locale.ROOT), 0);
	}
}
