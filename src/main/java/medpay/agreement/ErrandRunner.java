package medpay.agreement;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import medpay.agreement.AgreementVault.Column;
import medpay.channel.Channels;
import medpay.channel.PaymentChannel;
import medpay.channel.PaymentChannel.OrderReference;
import medpay.channel.PaymentChannel.SigningInquiry;
import medpay.channel.PaymentChannel.SigningOrder;
import medpay.channel.PaymentChannel.SigningResult;
import medpay.channel.PaymentChannel.TerminationOrder;
import medpay.channel.PaymentChannel.TerminationResult;
import medpay.exchange.Exchange;
import medpay.institution.Institutions;
import medpay.shared.BusinessClock;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.PersonNumber;
import medpay.shared.call.Answer;
import medpay.shared.call.NoTransaction;
import medpay.shared.call.OutsideCall;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Does one errand at a channel: claims it and saves the attempt, calls with no transaction open, records the answer. */
@Service
class ErrandRunner {

	private static final String SELF = "medpay";

	private final Errands errands;
	private final HoldRows holds;
	private final AgreementChanges changes;
	private final AgreementVault vault;
	private final Channels channels;
	private final Exchange exchange;
	private final Institutions institutions;
	private final AgreementSettings settings;
	private final BusinessClock clock;
	private final TransactionOperations transaction;

	ErrandRunner(Errands errands, HoldRows holds, AgreementChanges changes, AgreementVault vault, Channels channels, Exchange exchange,
			Institutions institutions, AgreementSettings settings, BusinessClock clock, TransactionOperations transaction) {
		this.errands = errands;
		this.holds = holds;
		this.changes = changes;
		this.vault = vault;
		this.channels = channels;
		this.exchange = exchange;
		this.institutions = institutions;
		this.settings = settings;
		this.clock = clock;
		this.transaction = transaction;
	}

	public void perform(Errand errand) {
		NoTransaction.required();
		CreditAgreement agreement = changes.find(errand.key()).orElseThrow();
		switch (errand.kind()) {
			case ASK_SIGNING -> askSigning(errand, agreement);
			case TERMINATE -> terminate(errand, agreement);
			case DELETE_TOKEN -> deleteToken(errand, agreement);
		}
	}

	private void askSigning(Errand errand, CreditAgreement agreement) {
		call(errand, channel(agreement).querySigning(agreement.signingOrder(platform())), inquiry -> {
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
		var call = channel(agreement).openAgreement(new SigningOrder(agreement.signingOrder(platform()), person));
		send(errand.key(), transaction.execute(status -> save(agreement, call)), call, result -> opening(errand.key(), result));
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
			claim(errand);
		} else {
			call(errand, channel(agreement).terminate(order(vault.open(token, Column.TOKEN, agreement.key().number()))), result -> {
				switch (result) {
					case TerminationResult.Terminated gone -> changes.terminated(errand.key(), null, "requested", SELF);
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
		call(errand, channel(agreement).terminate(order(vault.open(token, Column.STRAY_TOKEN, agreement.key().number()))), result -> {
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

	private <A> void call(Errand errand, OutsideCall<A> call, Consumer<A> take) {
		Optional<UUID> attempt = Optional.ofNullable(transaction.execute(
				status -> claim(errand) ? save(errand.key(), call) : null));
		attempt.ifPresent(id -> send(errand.key(), id, call, take));
	}

	private UUID save(CreditAgreement agreement, OutsideCall<?> call) {
		return save(agreement.key(), call);
	}

	/** Saves the attempt in the caller's transaction. */
	UUID save(AgreementKey key, OutsideCall<?> call) {
		return exchange.sending(platform(), "agreement", new AgreementNumber(key.number()).id(), call);
	}

	/** Sends what was saved and records what came back. */
	<A> void send(AgreementKey key, UUID attempt, OutsideCall<A> call, Consumer<A> take) {
		Answer<A> answer = call.send();
		transaction.executeWithoutResult(status -> {
			exchange.received(platform(), attempt, answer);
			take.accept(answer.meaning());
		});
	}

	private TerminationOrder order(String token) {
		return new TerminationOrder(new OrderReference(platform(), Ids.orderNumber(), clock.now().truncatedTo(ChronoUnit.SECONDS)), token);
	}

	private boolean claim(Errand errand) {
		Instant now = clock.now();
		return errands.claim(errand, now, now.plus(settings.waitAfter(errand.tries() + 1)));
	}

	private PaymentChannel channel(CreditAgreement agreement) {
		return channels.of(agreement.channel());
	}

	private InstitutionId platform() {
		return institutions.platform().id();
	}
}
