package medpay.agreement;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import medpay.agreement.AgreementVault.Column;
import medpay.agreement.IssuerRequest.Wanted;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.channel.ChannelNews.GrantNews;
import medpay.channel.Channels;
import medpay.channel.ConsentDoor.CardOrder;
import medpay.channel.ConsentDoor.ConfirmationResult;
import medpay.channel.ConsentDoor.GrantInquiry;
import medpay.channel.ConsentDoor.RaiseOrder;
import medpay.channel.PaymentChannel;
import medpay.shared.BusinessClock;
import medpay.shared.PersonNumber;
import medpay.shared.call.OutsideCall;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Carries requests to issuers and takes in what they decide (提额、申卡办理), whoever brings the news. Each step is idempotent. */
@Service
class IssuerDesk {

	private static final String SELF = "medpay";

	private final IssuerRequests requests;
	private final Agreements agreements;
	private final AgreementNumbers numbers;
	private final Errands errands;
	private final Consents consents;
	private final AgreementVault vault;
	private final Channels channels;
	private final ChannelCalls calls;
	private final Audit audit;
	private final AgreementSettings settings;
	private final BusinessClock clock;
	private final TransactionOperations transaction;

	IssuerDesk(IssuerRequests requests, Agreements agreements, AgreementNumbers numbers, Errands errands, Consents consents, AgreementVault vault,
			Channels channels, ChannelCalls calls, Audit audit, AgreementSettings settings, BusinessClock clock, TransactionOperations transaction) {
		this.requests = requests;
		this.agreements = agreements;
		this.numbers = numbers;
		this.errands = errands;
		this.consents = consents;
		this.vault = vault;
		this.channels = channels;
		this.calls = calls;
		this.audit = audit;
		this.settings = settings;
		this.clock = clock;
		this.transaction = transaction;
	}

	/** What a request is told. */
	sealed interface Asked {

		/** New, and sent. */
		record Begun(IssuerRequest request) implements Asked {}

		/** The same was asked before. */
		record Before(IssuerRequest request) implements Asked {}

		/** The number was used with other content. {@code field}: the first that differs. */
		record Other(String field) implements Asked {}

		/** Another request about this agreement is open. */
		record Busy() implements Asked {}
	}

	/** Whose request it is, and of which number it would be the repetition. */
	record Application(IssuerRequest.Kind kind, AgreementKey about, String channel, PersonNumber person, String app,
			Supplier<Optional<IssuerRequest>> before) {}

	/** Asks, unless the same number has asked before. */
	Asked ask(Application application, Wanted wanted) {
		Optional<Asked> before = before(application, wanted);
		if (before.isPresent()) {
			return before.get();
		}
		IssuerRequest request = request(application, wanted);
		OutsideCall<ConfirmationResult> call = call(request);
		UUID attempt;
		try {
			attempt = transaction.execute(status -> {
				begin(request);
				return calls.save(request.key(), call);
			});
		} catch (DataIntegrityViolationException e) {
			return before(application, wanted).orElseGet(Asked.Busy::new);
		}
		calls.send(attempt, call, result -> answered(request.key(), result));
		return new Asked.Begun(requests.findByKey(request.key()).orElseThrow());
	}

	private static Optional<Asked> before(Application application, Wanted wanted) {
		return application.before().get()
				.map(request -> request.firstOther(wanted).<Asked>map(Asked.Other::new).orElseGet(() -> new Asked.Before(request)));
	}

	private IssuerRequest request(Application application, Wanted wanted) {
		var key = new AgreementKey(application.about().person(), AgreementNumber.next().value());
		Instant now = clock.now();
		return new IssuerRequest(key, application.kind(), application.kind() == IssuerRequest.Kind.RAISE ? application.about().number() : null,
				application.channel(), vault.seal(application.person().value(), Column.REQUEST_PERSON, key.number()),
				new Consent(wanted.consentVersion(), now, application.app()), wanted, now.truncatedTo(ChronoUnit.SECONDS));
	}

	private void begin(IssuerRequest request) {
		Instant now = clock.now();
		requests.saveAndFlush(request);
		numbers.add(request.key());
		errands.add(request.key(), Errand.Kind.ASK_ISSUER, null, now, now.plus(settings.waitAfter(0)));
		consents.add(request.agreement().orElse(request.key()), new ConsentRecord(switch (request.kind()) {
			case RAISE -> ConsentRecord.Kind.LIMIT_RAISE;
			case CARD -> ConsentRecord.Kind.CARD_APPLICATION;
		}, request.consentVersion(), request.askedAt(), request.entryClient(), request.requestNumber()));
		record(request, request.entryClient(), "asked");
	}

	/** The same bytes for the same request, as often as it is sent. */
	private OutsideCall<ConfirmationResult> call(IssuerRequest request) {
		PaymentChannel channel = channels.of(request.channel());
		return switch (request.kind()) {
			case RAISE -> {
				AgreementKey agreement = request.agreement().orElseThrow();
				byte[] token = agreements.findByKey(agreement).orElseThrow().sealedToken();
				if (token == null) {
					throw new IllegalStateException(request + " is about an agreement without a token");
				}
				yield channel.raiseLimit(new RaiseOrder(request.order(calls.platform()), vault.open(token, Column.TOKEN, agreement.number()),
						request.creditLimit(), RaiseWords.of(request)));
			}
			case CARD -> channel.applyForCard(new CardOrder(request.order(calls.platform()),
					new PersonNumber(vault.open(request.sealedPerson(), Column.REQUEST_PERSON, request.key().number())), request.issuer(),
					Objects.requireNonNull(request.creditLimit())));
		};
	}

	private void answered(AgreementKey key, ConfirmationResult result) {
		IssuerRequest request = requests.lock(key).orElseThrow();
		switch (result) {
			case ConfirmationResult.Waiting waiting -> request.reached();
			case ConfirmationResult.Declined declined -> refused(request, declined.code(), request.channel());
			case ConfirmationResult.InDoubt doubt -> request.inDoubt();
		}
	}

	/** Asks what became of it. What the channel may never have got is sent again: the same order asks the patient at most once. */
	void perform(Errand errand) {
		IssuerRequest request = requests.findByKey(errand.key()).orElseThrow();
		PaymentChannel channel = channels.of(request.channel());
		calls.forErrand(errand, switch (request.kind()) {
			case RAISE -> channel.queryRaise(request.order(calls.platform()));
			case CARD -> channel.queryApplication(request.order(calls.platform()));
		}, inquiry -> learned(errand, inquiry));
		requests.findByKey(errand.key()).filter(now -> now.state().open() && !now.hasReached())
				.ifPresent(now -> calls.make(now.key(), call(now), result -> answered(now.key(), result)));
	}

	private void learned(Errand errand, GrantInquiry inquiry) {
		IssuerRequest request = requests.lock(errand.key()).orElseThrow();
		if (inquiry instanceof GrantInquiry.StillWaiting && request.hasReached()
				&& clock.now().isAfter(errand.since().plus(settings.signingLapsesAfter()))) {
			refused(request, "lapsed", SELF);
		}
		take(request, inquiry, SELF);
	}

	/** Says false when it is none of ours. */
	boolean hear(AgreementKey key, GrantNews news) {
		return Boolean.TRUE.equals(transaction.execute(status -> requests.lock(key).map(request -> {
			take(request, news.result(), news.channel());
			return true;
		}).orElse(false)));
	}

	private void take(IssuerRequest request, GrantInquiry inquiry, String by) {
		switch (inquiry) {
			case GrantInquiry.Granted granted -> granted(request, granted, by);
			case GrantInquiry.Refused refused -> refused(request, refused.code(), by);
			case GrantInquiry.StillWaiting waiting -> {
				// asked again by the ladder
			}
			case GrantInquiry.NoAnswer none -> {
				// asked again by the ladder
			}
		}
	}

	private void granted(IssuerRequest request, GrantInquiry.Granted granted, String by) {
		if (request.granted(granted.creditLimit(), vault.seal(granted.account(), Column.REQUEST_ACCOUNT, request.key().number()), clock.now())) {
			request.agreement().flatMap(agreements::lock).ifPresent(agreement -> agreement.raised(request.limits(), request.askedAt()));
			record(request, by, "granted");
		}
		errands.done(request.key(), Errand.Kind.ASK_ISSUER);
	}

	private void refused(IssuerRequest request, String why, String by) {
		if (request.refused(why, clock.now())) {
			record(request, by, "refused");
		}
		errands.done(request.key(), Errand.Kind.ASK_ISSUER);
	}

	private void record(IssuerRequest request, String by, String what) {
		String kind = switch (request.kind()) {
			case RAISE -> "agreement.raise_";
			case CARD -> "card.application_";
		};
		audit.record(new AuditEntry(calls.platform(), by, kind + what, request.agreement().orElse(request.key()).number(), request.state().name(),
				"request " + request.requestNumber()));
	}
}
