package medpay.agreement;

import java.time.Instant;
import java.util.Optional;
import medpay.agreement.AgreementVault.Column;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.channel.ChannelNews.SuspensionNews;
import medpay.channel.PaymentChannel.SigningInquiry.Signed;
import medpay.institution.Institutions;
import medpay.shared.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to an agreement when its channel has spoken (协议变更), whoever brings the news: call-back, question or answer. Each step is idempotent. */
@Service
class AgreementChanges {

	private final Agreements agreements;
	private final AgreementNumbers numbers;
	private final HoldRows holds;
	private final Consents consents;
	private final Errands errands;
	private final AgreementVault vault;
	private final Institutions institutions;
	private final Audit audit;
	private final BusinessClock clock;

	AgreementChanges(Agreements agreements, AgreementNumbers numbers, HoldRows holds, Consents consents, Errands errands, AgreementVault vault,
			Institutions institutions, Audit audit, BusinessClock clock) {
		this.agreements = agreements;
		this.numbers = numbers;
		this.holds = holds;
		this.consents = consents;
		this.errands = errands;
		this.vault = vault;
		this.institutions = institutions;
		this.audit = audit;
		this.clock = clock;
	}

	@Transactional
	public void opened(AgreementKey key, String continueUrl) {
		lock(key).opened(vault.seal(continueUrl, Column.CONTINUE_URL, key.number()));
	}

	/** Signed: active from now on. When it had ended before, its token must not live on at the channel. */
	@Transactional
	public void signed(AgreementKey key, Signed signed, String by) {
		CreditAgreement agreement = lock(key);
		AgreementState before = agreement.state();
		Instant now = clock.now();
		byte[] tokenHash = vault.hashOfToken(signed.token());
		boolean stands = agreement.signed(vault.seal(signed.token(), Column.TOKEN, key.number()),
				vault.seal(signed.account(), Column.ACCOUNT, key.number()), now);
		if (before == AgreementState.SIGNING) {
			numbers.noteToken(key, tokenHash);
			record(agreement, by, "agreement.signed", null);
		} else if (!stands && numbers.byToken(tokenHash).isEmpty()) {
			numbers.noteToken(key, tokenHash);
			errands.add(key, Errand.Kind.DELETE_TOKEN, vault.seal(signed.token(), Column.STRAY_TOKEN, key.number()), now, now);
			record(agreement, by, "agreement.signed_too_late", "its token will be deleted");
		}
		errands.done(key, Errand.Kind.ASK_SIGNING);
	}

	@Transactional
	public void failed(AgreementKey key, String reason, String by) {
		CreditAgreement agreement = lock(key);
		if (agreement.failed(reason, clock.now())) {
			record(agreement, by, "agreement.failed", reason);
		}
		errands.done(key, Errand.Kind.ASK_SIGNING);
	}

	/**
	 * The token is gone at the channel. An open charge ends as it will, and the agreement with it.
	 *
	 * @param token which one, when the channel says so; an older one of the same agreement changes nothing
	 */
	@Transactional
	public void terminated(AgreementKey key, @Nullable String token, Ending ending) {
		CreditAgreement agreement = lock(key);
		if (token != null) {
			byte[] tokenHash = vault.hashOfToken(token);
			numbers.noteToken(key, tokenHash);
			if (numbers.byToken(tokenHash).filter(key::equals).isEmpty()) {
				return;
			}
		}
		if (holds.anyOpen(key)) {
			request(agreement, ending);
			return;
		}
		withdrawn(agreement, ending);
		if (agreement.terminated(ending.reason(), clock.now())) {
			record(agreement, ending.by(), "agreement.terminated", agreement.reason());
		}
		errands.done(key, Errand.Kind.TERMINATE);
	}

	/** Asks for the end. One that is still being signed ends at once; should the patient sign it nevertheless, its token is deleted. */
	@Transactional
	public void terminationRequested(AgreementKey key, Ending ending) {
		CreditAgreement agreement = lock(key);
		switch (agreement.state()) {
			case SIGNING -> {
				withdrawn(agreement, ending);
				agreement.terminated("before_signed", clock.now());
				record(agreement, ending.by(), "agreement.terminated", "before_signed");
			}
			case ACTIVE, SUSPENDED -> request(agreement, ending);
			case TERMINATED, FAILED -> {
				// nothing left to end
			}
		}
	}

	private void request(CreditAgreement agreement, Ending ending) {
		Instant now = clock.now();
		withdrawn(agreement, ending);
		if (agreement.terminationRequested(ending.reason(), now)) {
			record(agreement, ending.by(), "agreement.termination_requested", ending.words() == null ? ending.reason() : ending.words());
		}
		errands.add(agreement.key(), Errand.Kind.TERMINATE, null, now, now);
	}

	/** The first who takes the consent back is kept. */
	private void withdrawn(CreditAgreement agreement, Ending ending) {
		if (!agreement.state().ended() && agreement.terminationRequestedAt() == null) {
			consents.add(agreement.key(), new ConsentRecord(ConsentRecord.Kind.WITHDRAWAL, null, clock.now(), ending.by(), ending.reason()));
		}
	}

	/** The patient stops it for now, or lets it be charged again. Says false when its state does not allow that. */
	@Transactional
	public boolean suspendedByPatient(AgreementKey key, boolean stop, String by) {
		CreditAgreement agreement = lock(key);
		AgreementState before = agreement.state();
		boolean allowed = agreement.suspendedByPatient(stop, clock.now());
		if (agreement.state() != before) {
			record(agreement, by, stop ? "agreement.suspended" : "agreement.resumed", null);
		}
		return allowed;
	}

	/** Channel or bank stop it for now, or no longer do. */
	@Transactional
	public void suspendedByChannel(AgreementKey key, SuspensionNews news) {
		CreditAgreement agreement = lock(key);
		if (agreement.suspendedByChannel(news.suspended(), news.since())) {
			record(agreement, news.channel(), news.suspended() ? "agreement.suspended" : "agreement.resumed", "by_channel");
		}
	}

	Optional<CreditAgreement> find(AgreementKey key) {
		return agreements.findByKey(key);
	}

	private CreditAgreement lock(AgreementKey key) {
		return agreements.lock(key).orElseThrow();
	}

	private void record(CreditAgreement agreement, String by, String action, @Nullable String detail) {
		audit.record(new AuditEntry(institutions.platform().id(), by, action, agreement.number().value(), agreement.state().name(), detail));
	}
}
