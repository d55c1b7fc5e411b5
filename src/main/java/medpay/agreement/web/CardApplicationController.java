package medpay.agreement.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import medpay.access.EntryClient;
import medpay.agreement.CardApplications;
import medpay.agreement.IssuerRequestRecord;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import medpay.shared.web.Checks;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Applications for a digital credit card (申请数字信用卡). */
@RestController
@RequestMapping("/api/v1/card-applications")
@Tag(name = "Card applications 申卡", description = "For entry apps: a card for who has none; signing follows. 服务入口：申请数字信用卡，获批后签约。")
class CardApplicationController {

	private final CardApplications applications;

	CardApplicationController(CardApplications applications) {
		this.applications = applications;
	}

	@PostMapping
	@Operation(summary = "Apply for a card 申请数字信用卡", description = """
			The patient confirms on the phone, the issuer decides. Once GRANTED the card can be signed with. The same request_number again is 200 with the same application. \
			患者在手机上确认、发卡行审批；获批后即可签约。""", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject(AgreementExamples.CARD))), responses = {
			@ApiResponse(responseCode = "201", description = "Asked: WAITING, IN_DOUBT, or REFUSED when the channel said no 已提交", content = @Content(schema = @Schema(implementation = View.class), examples = @ExampleObject(AgreementExamples.CARD_WAITING))),
			@ApiResponse(responseCode = "200", description = "The same was asked before 重复请求", content = @Content(schema = @Schema(implementation = View.class), examples = @ExampleObject(AgreementExamples.CARD_GRANTED))),
			@ApiResponse(responseCode = "409", description = "request_number_conflict, naming the field 编号内容不同", content = @Content(mediaType = "application/problem+json"))})
	ResponseEntity<View> ask(@Parameter(hidden = true) EntryClient app, @RequestBody CardRequest request) {
		return switch (request.ask(applications, app)) {
			case CardApplications.Outcome.Begun begun -> ResponseEntity.status(HttpStatus.CREATED).body(View.of(begun.application()));
			case CardApplications.Outcome.AskedBefore before -> ResponseEntity.ok(View.of(before.application()));
			case CardApplications.Outcome.OtherContent other -> throw new ProblemException(ProblemCode.REQUEST_NUMBER_CONFLICT, other.field());
		};
	}

	@GetMapping("/{application_number}")
	@Operation(summary = "One application 查询申卡", description = "While it is open the channel is asked too, at most once a second. 未完成时同时向渠道查询。", responses = {
			@ApiResponse(responseCode = "200", description = "The application 申请", content = @Content(schema = @Schema(implementation = View.class), examples = @ExampleObject(AgreementExamples.CARD_GRANTED))),
			@ApiResponse(responseCode = "404", description = "No such application of this app 未找到", content = @Content(mediaType = "application/problem+json"))})
	View one(@Parameter(hidden = true) EntryClient app, @PathVariable("application_number") String number) {
		return applications.find(app, number).map(View::of).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
	}

	/** The app vouches for the person. {@code issuer}: at most 60 characters; absent for any bank. */
	@Schema(name = "CardApplicationRequest")
	record CardRequest(@Schema(description = "psn_no 人员编号") @Nullable String personNo,
			@Schema(description = "The app's own, 1 to 64 of 0-9 A-Z a-z _ . : -") @Nullable String requestNumber,
			@Schema(allowableValues = "UNIONPAY") @Nullable String channel, @Nullable String consentVersion, @Nullable String issuer,
			@Schema(description = "What the card should lend at most, in fen 希望的额度") @Nullable Long creditLimitFen) {

		CardApplications.Outcome ask(CardApplications applications, EntryClient app) {
			var checks = new Checks();
			PersonNumber person = RequestFields.person(checks, personNo);
			String number = RequestFields.requestNumber(checks, requestNumber);
			var chosen = checks.oneOf("channel", channel, AgreementController.Channel.class);
			String version = RequestFields.consentVersion(checks, consentVersion);
			String bank = issuer == null ? "" : checks.text("issuer", issuer, 1, 60);
			long limit = checks.between("credit_limit_fen", creditLimitFen, 1, LimitsPart.MOST);
			checks.done();
			return applications.ask(app, person, new CardApplications.Card(number, chosen.name(), version, bank, new Money(limit)));
		}

		@Override
		public String toString() {
			return "CardRequest[" + requestNumber + "]";
		}
	}

	/** An application as the app sees it. */
	@Schema(name = "CardApplication", example = AgreementExamples.CARD_WAITING)
	record View(String applicationNumber, String requestNumber, IssuerRequestRecord.State state,
			@Schema(description = "Why it was refused: the channel's code (30: the patient said no; 33: above what the issuer lends), or lapsed") @Nullable String reason,
			@Nullable String issuer, @Nullable Money creditLimitFen, @Nullable Money grantedCreditLimitFen,
			@Schema(description = "The card, masked by the channel") @Nullable String account, Instant askedAt, @Nullable Instant endedAt) {

		static View of(IssuerRequestRecord record) {
			return new View(record.number(), record.requestNumber(), record.state(), record.reason(),
					record.issuer().isEmpty() ? null : record.issuer(),
					record.creditLimit(), record.granted(), record.account(), record.askedAt(), record.endedAt());
		}
	}
}
