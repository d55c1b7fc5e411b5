package medpay.agreement.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import medpay.agreement.AgreementRecord;
import medpay.agreement.AgreementState;
import medpay.agreement.MemberRecord;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import org.jspecify.annotations.Nullable;

/** An agreement as the app sees it (协议). */
@Schema(name = "Agreement", example = AgreementExamples.ACTIVE)
record AgreementView(String agreementNumber, @Schema(description = "The app's own number of a further account") @Nullable String requestNumber,
		String channel, AgreementState state,
		@Schema(description = "Why it failed or ended: the channel's code, or lapsed, requested, by_hospital, by_bank, by_channel, by_patient, before_signed") @Nullable String reason,
		@Schema(description = "Where the patient may go on by browser while SIGNING") @Nullable String continueUrl,
		@Schema(description = "Masked by the channel") @Nullable String account, LimitsPart limits,
		@Schema(description = "Charged so far, less what came back") Money usedFen,
		@Schema(description = "Set aside for charges that are not decided yet") Money heldFen,
		@Schema(description = "Held or charged on this business date") Money usedTodayFen, Left left, String consentVersion, Instant consentedAt,
		@Nullable Instant signedAt,
		@Schema(description = "Who stops it while SUSPENDED: PATIENT, CHANNEL (or the bank)") List<String> suspendedBy,
		@Schema(description = "A termination waits for open charges or for the channel") boolean terminationRequested,
		@Nullable Instant terminationRequestedAt, @Nullable Instant endedAt, List<RaiseView> limitRaises, List<MemberView> members) {

	static AgreementView of(AgreementRecord agreement) {
		AgreementRecord.Limits limits = agreement.limits();
		AgreementRecord.Life life = agreement.life();
		return new AgreementView(agreement.number().value(), agreement.requestNumber(), agreement.channel(), agreement.state(), agreement.reason(),
				agreement.continueUrl(), agreement.account(), LimitsPart.of(limits.allowed()), limits.used(), limits.held(), limits.usedToday(),
				new Left(limits.nextPayment(), limits.leftToday(), limits.left()), agreement.consentVersion(), life.consentedAt(), life.signedAt(),
				suspendedBy(life), waitsForItsEnd(agreement), life.terminationRequestedAt(), life.endedAt(),
				agreement.raises().stream().map(RaiseView::of).toList(), agreement.members().stream().map(MemberView::of).toList());
	}

	static boolean waitsForItsEnd(AgreementRecord agreement) {
		return agreement.life().terminationRequestedAt() != null && !agreement.state().ended();
	}

	private static List<String> suspendedBy(AgreementRecord.Life life) {
		return Stream.concat(Stream.ofNullable(life.suspendedByPatientAt()).map(moment -> "PATIENT"),
				Stream.ofNullable(life.suspendedByChannelAt()).map(moment -> "CHANNEL")).toList();
	}

	/** What the limits leave, in fen; each absent without such a limit. {@code nextPaymentFen}: for one payment now. */
	@Schema(name = "LimitsLeft")
	record Left(@Nullable Money nextPaymentFen, @Nullable Money perDayFen, @Nullable Money totalFen) {}

	/** A member of the family. */
	@Schema(name = "AgreementMember")
	record MemberView(PersonNumber personNo, MemberRecord.Relation relation, String consentVersion, Instant consentedAt) {

		static MemberView of(MemberRecord member) {
			return new MemberView(member.person(), member.relation(), member.consentVersion(), member.consentedAt());
		}
	}
}
