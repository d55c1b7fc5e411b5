package medpay.agreement.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import medpay.access.EntryClient;
import medpay.agreement.AgreementLimits;
import medpay.agreement.AgreementNumber;
import medpay.agreement.LimitRaises;
import medpay.shared.Money;
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

/** Raises of limits (提额). */
@RestController
@RequestMapping("/api/v1/agreements/{number}/limit-raises")
@Tag(name = "Agreements 信用签约")
class LimitRaiseController {

	private final LimitRaises raises;

	LimitRaiseController(LimitRaises raises) {
		this.raises = raises;
	}

	@PostMapping
	@Operation(summary = "Ask for higher limits 提额", description = """
			The patient confirms on the phone; with credit_limit_fen the issuer decides on its own limit too; then the new limits hold. What is absent stays. One open raise \
			at a time. The same request_number again is 200 with the same raise. 患者在手机上确认、发卡行审批（如有）后生效；同一编号重复提交返回同一申请。""", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject(AgreementExamples.RAISE))), responses = {
			@ApiResponse(responseCode = "201", description = "Asked: WAITING, IN_DOUBT, or REFUSED when the channel said no 已提交", content = @Content(schema = @Schema(implementation = RaiseView.class), examples = @ExampleObject(AgreementExamples.RAISE_WAITING))),
			@ApiResponse(responseCode = "200", description = "The same was asked before 重复请求", content = @Content(schema = @Schema(implementation = RaiseView.class), examples = @ExampleObject(AgreementExamples.RAISE_GRANTED))),
			@ApiResponse(responseCode = "409", description = "request_number_conflict, naming the field; state_conflict: not active, or another raise is open 编号内容不同，或有未完成的提额", content = @Content(mediaType = "application/problem+json")),
			@ApiResponse(responseCode = "422", description = "limit_not_higher, naming the limit 并未调高", content = @Content(mediaType = "application/problem+json"))})
	ResponseEntity<RaiseView> ask(@Parameter(hidden = true) EntryClient app, @PathVariable("number") String number,
			@RequestBody RaiseRequest request) {
		return switch (raises.ask(app, new AgreementNumber(number), request.checked())
				.orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND))) {
			case LimitRaises.Outcome.Begun begun -> ResponseEntity.status(HttpStatus.CREATED).body(RaiseView.of(begun.raise()));
			case LimitRaises.Outcome.AskedBefore before -> ResponseEntity.ok(RaiseView.of(before.raise()));
			case LimitRaises.Outcome.OtherContent other -> throw new ProblemException(ProblemCode.REQUEST_NUMBER_CONFLICT, other.field());
			case LimitRaises.Outcome.NotHigher same -> throw new ProblemException(ProblemCode.LIMIT_NOT_HIGHER, "limits." + same.field());
			case LimitRaises.Outcome.NotNow notNow -> throw new ProblemException(ProblemCode.STATE_CONFLICT);
		};
	}

	@GetMapping("/{request_number}")
	@Operation(summary = "One raise 查询提额", description = "While it is open the channel is asked too, at most once a second. 未完成时同时向渠道查询。", responses = {
			@ApiResponse(responseCode = "200", description = "The raise 提额", content = @Content(schema = @Schema(implementation = RaiseView.class), examples = @ExampleObject(AgreementExamples.RAISE_GRANTED))),
			@ApiResponse(responseCode = "404", description = "No such raise of this app's persons 未找到", content = @Content(mediaType = "application/problem+json"))})
	RaiseView one(@Parameter(hidden = true) EntryClient app, @PathVariable("number") String number,
			@PathVariable("request_number") String requestNumber) {
		return raises.find(app, new AgreementNumber(number), requestNumber).map(RaiseView::of)
				.orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
	}

	/** At least one of {@code limits} and {@code creditLimitFen}. */
	@Schema(name = "LimitRaiseRequest")
	record RaiseRequest(@Schema(description = "The app's own, 1 to 64 of 0-9 A-Z a-z _ . : -") @Nullable String requestNumber,
			@Schema(description = "Which consent text, at most 32 characters 同意书版本") @Nullable String consentVersion, @Nullable LimitsPart limits,
			@Schema(description = "What the issuer should lend at most, in fen 希望的授信额度") @Nullable Long creditLimitFen) {

		LimitRaises.Raise checked() {
			var checks = new Checks();
			String number = RequestFields.requestNumber(checks, requestNumber);
			String version = RequestFields.consentVersion(checks, consentVersion);
			AgreementLimits wanted = limits == null ? AgreementLimits.NONE : limits.checked(checks.at("limits"));
			Money credit = LimitsPart.limit(checks, "credit_limit_fen", creditLimitFen);
			checks.that(!wanted.none() || creditLimitFen != null || !checks.fine(), "limits", "limits 与 credit_limit_fen 至少给出一项",
					"give limits or credit_limit_fen");
			checks.done();
			return new LimitRaises.Raise(number, version, wanted, credit);
		}
	}
}
