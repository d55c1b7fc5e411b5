package medpay.agreement;

import medpay.channel.ChannelNews.TerminationNews.Side;
import org.jspecify.annotations.Nullable;

/**
 * Who wants an agreement ended (解约发起方).
 *
 * @param reason as apps see it: requested, by_hospital, by_bank, by_channel, by_patient
 * @param by client, or client and operator, or channel
 * @param words what a person wrote, for the audit trail
 */
record Ending(String reason, String by, @Nullable String words) {

	static Ending byApp(String clientId) {
		return new Ending("requested", clientId, null);
	}

	static Ending byHospital(String clientId, String operatorCode, String words) {
		return new Ending("by_hospital", clientId + "/" + operatorCode, words);
	}

	static Ending by(Side side, String channel) {
		return new Ending(switch (side) {
			case CHANNEL -> "by_channel";
			case BANK -> "by_bank";
			case PATIENT -> "by_patient";
		}, channel, null);
	}
}
