package medpay.agreement;

import java.time.temporal.ChronoUnit;
import medpay.agreement.AgreementVault.Column;
import medpay.channel.Channels;
import medpay.channel.PaymentChannel;
import medpay.channel.PaymentChannel.OrderReference;
import medpay.channel.PaymentChannel.SigningInquiry;
import medpay.channel.PaymentChannel.SigningOrder;
import medpay.channel.PaymentChannel.SigningResult;
import medpay.channel.PaymentChannel.TerminationOrder;
import medpay.channel.PaymentChannel.TerminationResult;
import medpay.shared.BusinessClock;
import medpay.shared.Ids;
import medpay.shared.PersonNumber;
import medpay.shared.call.NoTransaction;
import org.springframework.stereotype.Service;

/** Does one errand at a channel: claims it and saves the attempt, calls with no transaction open, records the answer. */
@Service
class ErrandRunner {

	private static final String SELF = "medpay";

	private final Errands errands;
	private final HoldRows holds;
	private final AgreementChanges changes;
	private final AgreementVault vault;
	private final Channels channels;
	private final ChannelCalls calls;
	private final IssuerDesk desk;
	private final AgreementSettings settings;
	private final BusinessClock clock;

	ErrandRunner(Errands errands, HoldRows holds, AgreementChanges changes, AgreementVault vault, Channels channels, ChannelCalls calls,
			IssuerDesk desk, AgreementSettings settings, BusinessClock clock) {
		this.errands = errands;
		this.holds = holds;
		this.changes = changes;
		this.vault = vault;
		this.channels = channels;
		this.calls = calls;
		this.desk = desk;
		this.settings = settings;
		this.clock = clock;
	}

	public void perform(Errand errand) {
		NoTransaction.required();
		switch (errand.kind()) {
			case ASK_SIGNING -> askSigning(errand, agreement(errand));
			case TERMINATE -> terminate(errand, agreement(errand));
			case DELETE_TOKEN -> deleteToken(errand, agreement(errand));
			case ASK_ISSUER -> desk.perform(errand);
		}
	}

	private CreditAgreement agreement(Errand errand) {
		return changes.find(errand.key()).orElseThrow();
	}

	private void askSigning(Errand errand, CreditAgreement agreement) {
		calls.forErrand(errand, channel(agreement).querySigning(agreement.signingOrder(calls.platform())), inquiry -> {
			switch (inquiry) {
				case SigningInquiry.Signed signed -> changes.signed(errand.key(), signed, SELF);
				case SigningInquiry.Failed failed -> changes.failed(errand.key(), failed.code(), SELF);
				case SigningInquiry.StillWaiting waiting -> lapse(errand);
				case SigningInquiry.NoAnswer none -> {
					// asked again by the ladder
				}
			}
		});
		// nobody knows whether the channel ever got the signing: the same order again asks the patient at most once
		changes.find(errand.key()).filter(now -> now.state() == AgreementState.SIGNING && !now.opened()).ifPresent(now -> openAgain(errand, now));
	}

	/** The patient did not confirm for so long that the consent is no longer fresh. Should the signing come after all, its token is deleted. */
	private void lapse(Errand errand) {
		if (clock.now().isAfter(errand.since().plus(settings.signingLapsesAfter()))) {
			changes.failed(errand.key(), "lapsed", SELF);
		}
	}

	private void openAgain(Errand errand, CreditAgreement agreement) {
		var person = new PersonNumber(vault.open(agreement.sealedPerson(), Column.PERSON, agreement.key().number()));
		var call = channel(agreement).openAgreement(new SigningOrder(agreement.signingOrder(calls.platform()), person));
		calls.make(errand.key(), call, result -> opening(errand.key(), result));
	}

	/** Takes in what the channel said to a signing. */
	void opening(AgreementKey key, SigningResult result) {
		switch (result) {
			case SigningResult.Waiting waiting -> changes.opened(key, waiting.continueUrl());
			case SigningResult.Declined declined -> changes.failed(key, declined.code(), SELF);
			case SigningResult.InDoubt doubt -> {
				// the errand asks
			}
		}
	}

	private void terminate(Errand errand, CreditAgreement agreement) {
		byte[] token = agreement.sealedToken();
		if (agreement.state().ended() || token == null) {
			errands.done(errand.key(), Errand.Kind.TERMINATE);
		} else if (holds.anyOpen(errand.key())) {
			calls.claim(errand);
		} else {
			calls.forErrand(errand, channel(agreement).terminate(order(vault.open(token, Column.TOKEN, agreement.key().number()))), result -> {
				switch (result) {
					case TerminationResult.Terminated gone -> changes.terminated(errand.key(), null, Ending.byApp(SELF));
					case TerminationResult.Declined declined -> {
						// nothing is charged any more; tried again by the ladder
					}
					case TerminationResult.InDoubt doubt -> {
						// a deletion may be repeated
					}
				}
			});
		}
	}

	private void deleteToken(Errand errand, CreditAgreement agreement) {
		byte[] token = errand.token();
		if (token == null) {
			throw new IllegalStateException(errand + " names no token");
		}
		calls.forErrand(errand, channel(agreement).terminate(order(vault.open(token, Column.STRAY_TOKEN, agreement.key().number()))), result -> {
			switch (result) {
				case TerminationResult.Terminated gone -> errands.done(errand.key(), Errand.Kind.DELETE_TOKEN);
				case TerminationResult.Declined declined -> {
					// stays on the list
				}
				case TerminationResult.InDoubt doubt -> {
					// a deletion may be repeated
				}
			}
		});
	}

	private TerminationOrder order(String token) {
		return new TerminationOrder(new OrderReference(calls.platform(), Ids.orderNumber(), clock.now().truncatedTo(ChronoUnit.SECONDS)), token);
	}

	private PaymentChannel channel(CreditAgreement agreement) {
		return channels.of(agreement.channel());
	}
}
