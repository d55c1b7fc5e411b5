package medpay.agreement;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import medpay.agreement.AgreementVault.Column;
import medpay.agreement.CreditAgreements.PaidFor;
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

/** Asks the issuers by balance query 71, all at once, and does not wait long: a late answer is recorded, and nobody needs it any more. */
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
	public Optional<Standing> of(PersonNumber payer, PaidFor paidFor) {
		NoTransaction.required();
		List<Asking> asked = standings.standings(payer, paidFor).stream().map(this::ask).toList();
		long until = System.nanoTime() + settings.foresightWithin().toNanos();
		return asked.stream().map(asking -> asking.told(until - System.nanoTime())).reduce(IssuerForesight::better);
	}

	/** Who has told no figure may carry anything; of two that are alike the first in the patient's order stays. */
	private static Standing better(Standing first, Standing second) {
		if (first.available() == null || second.available() == null) {
			return first.available() == null ? first : second;
		}
		return second.available().compareTo(first.available()) > 0 ? second : first;
	}

	private Asking ask(Standing standing) {
		var balance = new CompletableFuture<@Nullable Money>();
		Thread.ofVirtual().name("issuer-balance").start(() -> {
			try {
				balance.complete(token(standing).map(token -> exchange(standing, token)).orElse(null));
			} catch (RuntimeException e) {
				LOG.warn("The issuer of agreement {} could not be asked", standing.agreement(), e);
				balance.complete(null);
			}
		});
		return new Asking(standing, balance);
	}

	private Optional<String> token(Standing standing) {
		return numbers.byNumber(standing.agreement().value()).flatMap(agreements::findByKey)
				.flatMap(agreement -> Optional.ofNullable(vault.openOrNull(agreement.sealedToken(), Column.TOKEN, agreement.key().number())));
	}

	/** A question on its way to an issuer. */
	private record Asking(Standing standing, CompletableFuture<@Nullable Money> balance) {

		/** The lower of limits and balance, once the issuer has answered or the time is over. */
		Standing told(long withinNanos) {
			return new Standing(standing.agreement(), standing.channel(), standing.status(), lower(standing.available(), answer(withinNanos)));
		}

		private @Nullable Money answer(long withinNanos) {
			try {
				return balance.get(Math.max(0, withinNanos), TimeUnit.NANOSECONDS);
			} catch (TimeoutException e) {
				return null;
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				return null;
			} catch (ExecutionException e) {
				throw new IllegalStateException(e);
			}
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
