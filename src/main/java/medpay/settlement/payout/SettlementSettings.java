package medpay.settlement.payout;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How money arrives (到账设置).
 *
 * @param paysAfterWorkingDays how many working days after its day each party pays; absent: 1
 * @param payers by party: what its name contains on a bank statement; a receipt of anybody else waits for a person
 */
@ConfigurationProperties("medpay.settlement")
public record SettlementSettings(@DefaultValue Map<String, Integer> paysAfterWorkingDays, @DefaultValue Map<String, List<String>> payers) {

	int paysAfter(Party party) {
		return paysAfterWorkingDays.getOrDefault(party.leg(), 1);
	}

	/** Whose money it is by the payer's name. */
	Optional<Party> party(String payer) {
		String name = payer.toLowerCase(Locale.ROOT);
		for (Party party : Party.values()) {
			if (payers.getOrDefault(party.leg(), List.of()).stream().anyMatch(words -> name.contains(words.toLowerCase(Locale.ROOT)))) {
				return Optional.of(party);
			}
		}
		return Optional.empty();
	}
}
