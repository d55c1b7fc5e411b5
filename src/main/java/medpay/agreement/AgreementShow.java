package medpay.agreement;

import java.util.List;
import medpay.agreement.AgreementRecord.Life;
import medpay.agreement.AgreementRecord.Limits;
import medpay.agreement.AgreementVault.Column;
import medpay.shared.BusinessClock;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what an app may see of an agreement (协议展示). */
@Component
class AgreementShow {

	private final Agreements agreements;
	private final HoldRows holds;
	private final MemberRows members;
	private final IssuerRequests requests;
	private final AgreementVault vault;
	private final BusinessClock clock;

	AgreementShow(Agreements agreements, HoldRows holds, MemberRows members, IssuerRequests requests, AgreementVault vault, BusinessClock clock) {
		this.agreements = agreements;
		this.holds = holds;
		this.members = members;
		this.requests = requests;
		this.vault = vault;
		this.clock = clock;
	}

	AgreementRecord fresh(AgreementKey key) {
		return of(agreements.findByKey(key).orElseThrow());
	}

	AgreementRecord of(CreditAgreement agreement) {
		AgreementKey key = agreement.key();
		return new AgreementRecord(agreement.number(), agreement.requestNumber(), agreement.channel(), agreement.state(),
				limits(agreement, holds.commitment(key, clock.today())), continueUrl(agreement),
				vault.openOrNull(agreement.sealedAccount(), Column.ACCOUNT, key.number()), agreement.reason(), agreement.consent().version(),
				new Life(agreement.consent().at(), agreement.signedAt(), agreement.suspendedByPatientAt(), agreement.suspendedByChannelAt(),
						agreement.terminationRequestedAt(), agreement.endedAt()),
				requests.raisesOf(key.person(), key.number()).stream().map(this::of).toList(), members(key));
	}

	private List<MemberRecord> members(AgreementKey key) {
		return members.of(key).stream().map(row -> row.open(vault)).toList();
	}

	IssuerRequestRecord of(IssuerRequest request) {
		return request.record(vault.openOrNull(request.sealedAccount(), Column.REQUEST_ACCOUNT, request.key().number()));
	}

	private static Limits limits(CreditAgreement agreement, Commitment commitment) {
		AgreementLimits allowed = agreement.limits();
		return new Limits(allowed, agreement.used(), commitment.open(), commitment.today(), left(allowed.perDay(), commitment.today()),
				left(allowed.total(), agreement.used().plus(commitment.open())), agreement.available(commitment));
	}

	private static @Nullable Money left(@Nullable Money limit, Money used) {
		return limit == null ? null : limit.minus(used.atMost(limit));
	}

	/** Only while it can be used; a channel that has the order already may give none. */
	private @Nullable String continueUrl(CreditAgreement agreement) {
		String url = agreement.state() == AgreementState.SIGNING
				? vault.openOrNull(agreement.sealedContinueUrl(), Column.CONTINUE_URL, agreement.key().number())
				: null;
		return url == null || url.isBlank() ? null : url;
	}
}
