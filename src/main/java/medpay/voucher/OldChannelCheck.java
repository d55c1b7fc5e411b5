package medpay.voucher;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import medpay.insurance.Credential;
import medpay.insurance.OldChannel;
import medpay.insurance.OldChannel.AccountInquiry;
import medpay.insurance.OldChannel.SwitchInquiry;
import medpay.shared.InstitutionId;
import medpay.shared.Operator;
import org.springframework.stereotype.Component;

/**
 * Asks the old channel who must stay on it (五期分流). An answer that tells nothing holds nobody up: the national platform refuses by itself whom it may
 * not settle.
 */
@Component
class OldChannelCheck {

	private final OldChannel oldChannel;
	private final Questions questions;
	private final VoucherSettings settings;
	private final Clock machine;
	private final ConcurrentMap<InstitutionId, Told> kept = new ConcurrentHashMap<>();

	OldChannelCheck(OldChannel oldChannel, Questions questions, VoucherSettings settings, Clock machine) {
		this.oldChannel = oldChannel;
		this.questions = questions;
		this.settings = settings;
		this.machine = machine;
	}

	/** What SYJ1 said last, or that it said nothing, which is not asked for again at once either. */
	private record Told(boolean backup, Instant until) {}

	/** Whether the city has switched back to the old channel. */
	boolean saysBackup(Asking asking, Operator operator) {
		InstitutionId institution = asking.id().institution();
		if (!oldChannel.isConnected(institution)) {
			return false;
		}
		Told told = kept.get(institution);
		if (told == null || !machine.instant().isBefore(told.until())) {
			boolean backup = switch (questions.ask(asking, oldChannel.emergencySwitch(institution, operator), answer -> {})) {
				case SwitchInquiry.Backup switched -> true;
				case SwitchInquiry.National national -> false;
				case SwitchInquiry.Unknown unknown -> false;
			};
			told = new Told(backup, machine.instant().plus(settings.switchKeptFor()));
			kept.put(institution, told);
		}
		return told.backup();
	}

	/** Whether this person must be settled on the old channel. */
	boolean keeps(Asking asking, Credential credential, Operator operator) {
		InstitutionId institution = asking.id().institution();
		if (!oldChannel.isConnected(institution)) {
			return false;
		}
		return switch (questions.ask(asking, oldChannel.account(institution, credential, operator), answer -> {})) {
			case AccountInquiry.OldChannelOnly group -> true;
			case AccountInquiry.National national -> false;
			case AccountInquiry.Unknown unknown -> false;
		};
	}
}
