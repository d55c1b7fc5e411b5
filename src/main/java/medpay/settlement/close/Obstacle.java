package medpay.settlement.close;

import java.util.List;

/**
 * Why a day does not close (不能日结的原因).
 *
 * @param kind what stands in the way
 * @param details what its sentence names: a day, a source and its reason, a count and an amount
 */
public record Obstacle(Kind kind, List<String> details) {

	/** What stands in the way. */
	public enum Kind {
		/** The day has not ended (当日未结束). */
		NOT_OVER,
		/** It is closed (已日结). */
		CLOSED,
		/** An earlier day has to close first (前一日未结): the day. */
		EARLIER_DAY,
		/** Nobody compared it yet (尚未对账). */
		NOT_COMPARED,
		/** A source's statement is not there or cannot be used (缺少对账单): the source, the reason, a detail. */
		SOURCE_WAITS,
		/** Money without a cause or an owner (未查明): how many differences, yuan. */
		UNEXPLAINED
	}

	static Obstacle of(Kind kind, String... details) {
		return new Obstacle(kind, List.of(details));
	}
}
