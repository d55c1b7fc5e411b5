package medpay.console;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** How the counterparties stand as this process sees them (对手方状态). */
@Component
public class Counterparties {

	private final MeterRegistry meters;

	Counterparties(MeterRegistry meters) {
		this.meters = meters;
	}

	/**
	 * A counterparty.
	 *
	 * @param down it is not called for now, because half of the last calls failed
	 * @param calls open now
	 * @param notSent calls that were not let through since the start
	 */
	public record Party(String address, boolean down, long calls, long notSent) {}

	/** Those that are down first. */
	public List<Party> all() {
		return meters.find("medpay.party.open").gauges().stream().map(gauge -> {
			String party = gauge.getId().getTag("party");
			String address = party == null ? "" : party;
			return new Party(address, gauge.value() > 0, value("medpay.party.calls", address), value("medpay.party.not-sent", address));
		}).sorted(Comparator.comparing(Party::down).reversed().thenComparing(Party::address)).toList();
	}

	private long value(String name, String party) {
		Gauge gauge = meters.find(name).tag("party", party).gauge();
		return gauge == null ? 0 : Math.round(gauge.value());
	}
}
