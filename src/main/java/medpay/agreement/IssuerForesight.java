package medpay.agreement;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import medpay.agreement.AgreementVault.Column;
import medpay.agreement.CreditAgreements.Standing;
import medpay.channel.Channels;
import medpay.channel.PaymentChannel.CreditInquiry;
import medpay.channel.PaymentChannel.OrderReference;
import medpay.channel.PaymentChannel.TerminationOrder;
import medpay.exchange.Exchange;
import medpay.institution.Institutions;
import medpay.shared.BusinessClock;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import medpay.shared.call.Answer;
import medpay.shared.call.NoTransaction;
import medpay.shared.call.OutsideCall;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Asks the issuer by balance query 71 and does not wait long: a late answer is recorded, and nobody needs it any more. */
@Service
class IssuerForesight implements CreditForesight {

	private static final Logger LOG = LoggerFactory.getLogger(IssuerForesight.class);

	private final CreditAgreements standings;
	private final Agreements agreements;
	private final AgreementNumbers numbers;
	private final AgreementVault vault;
	private final Channels channels;
	private final Exchange exchange;
	private final Institutions institutions;
	private final AgreementSettings settings;
	private final BusinessClock clock;
	private final TransactionOperations transaction;

	IssuerForesight(CreditAgreements standings, Agreements agreements, AgreementNumbers numbers, AgreementVault vault, Channels channels,
			Exchange exchange, Institutions institutions, AgreementSettings settings, BusinessClock clock, TransactionOperations transaction) {
		this.standings = standings;
		this.agreements = agreements;
		this.numbers = numbers;
		this.vault = vault;
		this.channels = channels;
		this.exchange = exchange;
		this.institutions = institutions;
		this.settings = settings;
		this.clock = clock;
		this.transaction = transaction;
	}

	@Override
	public Optional<Standing> of(PersonNumber payer) {
		NoTransaction.required();
		return standings.standing(payer).map(standing -> new Standing(standing.agreement(), standing.channel(), standing.status(),
				lower(standing.available(), ask(standing))));
	}

	private @Nullable Money ask(Standing standing) {
		Optional<String> token = numbers.byNumber(standing.agreement().value()).flatMap(agreements::findByKey)
				.flatMap(agreement -> Optional.ofNullable(vault.openOrNull(agreement.sealedToken(), Column.TOKEN, agreement.key().number())));
		if (token.isEmpty()) {
			return null;
		}
		var asking = new CompletableFuture<@Nullable Money>();
		Thread.ofVirtual().name("issuer-balance").start(() -> {
			try {
				asking.complete(exchange(standing, token.get()));
			} catch (RuntimeException e) {
				LOG.warn("The issuer of agreement {} could not be asked", standing.agreement(), e);
				asking.complete(null);
			}
		});
		try {
			return asking.get(settings.foresightWithin().toMillis(), TimeUnit.MILLISECONDS);
		} catch (TimeoutException e) {
			return null;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return null;
		} catch (ExecutionException e) {
			throw new IllegalStateException(e);
		}
	}

	private @Nullable Money exchange(Standing standing, String token) {
		InstitutionId platform = institutions.platform().id();
		var order = new TerminationOrder(new OrderReference(platform, Ids.orderNumber(), clock.now().truncatedTo(ChronoUnit.SECONDS)), token);
		OutsideCall<CreditInquiry> call = channels.of(standing.channel()).availableCredit(order);
		UUID attempt = transaction.execute(status -> exchange.sending(platform, "agreement", standing.agreement().id(), call));
		Answer<CreditInquiry> answer = call.send();
		transaction.executeWithoutResult(status -> exchange.received(platform, attempt, answer));
		return switch (answer.meaning()) {
			case CreditInquiry.Available available -> available.amount();
			case CreditInquiry.Untold untold -> null;
		};
	}

	private static @Nullable Money lower(@Nullable Money one, @Nullable Money other) {
		if (one == null || other == null) {
			return one == null ? other : one;
		}
		return one.atMost(other);
	}
}
