package medpay.agreement;

import java.time.Instant;
import java.util.Optional;
import medpay.agreement.AgreementVault.Column;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
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
	private final Errands errands;
	private final AgreementVault vault;
	private final Institutions institutions;
	private final Audit audit;
	private final BusinessClock clock;

	AgreementChanges(Agreements agreements, AgreementNumbers numbers, Errands errands, AgreementVault vault, Institutions institutions, Audit audit,
			BusinessClock clock) {
		this.agreements = agreements;
		this.numbers = numbers;
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

	/** The token is gone at the channel. {@code token}: which one, when the channel says so; an older one of the same agreement changes nothing. */
	@Transactional
	public void terminated(AgreementKey key, @Nullable String token, String reason, String by) {
		CreditAgreement agreement = lock(key);
		if (token != null) {
			byte[] tokenHash = vault.hashOfToken(token);
			numbers.noteToken(key, tokenHash);
			if (numbers.byToken(tokenHash).filter(key::equals).isEmpty()) {
				return;
			}
		}
		if (agreement.terminated(reason, clock.now())) {
			record(agreement, by, "agreement.terminated", reason);
		}
		errands.done(key, Errand.Kind.TERMINATE);
	}

	/** Asks for the end. One that is still being signed ends at once; should the patient sign it nevertheless, its token is deleted. */
	@Transactional
	public CreditAgreement terminationRequested(AgreementKey key, String by) {
		CreditAgreement agreement = lock(key);
		Instant now = clock.now();
		switch (agreement.state()) {
			case SIGNING -> {
				agreement.terminated("before_signed", now);
				record(agreement, by, "agreement.terminated", "before_signed");
			}
			case ACTIVE, SUSPENDED -> {
				if (agreement.terminationRequestedAt() == null) {
					agreement.terminationRequested(now);
					record(agreement, by, "agreement.termination_requested", null);
				}
				errands.add(key, Errand.Kind.TERMINATE, null, now, now);
			}
			case TERMINATED, FAILED -> {
				// nothing left to end
			}
		}
		return agreement;
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
