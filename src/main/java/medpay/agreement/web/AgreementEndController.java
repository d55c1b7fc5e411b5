package medpay.agreement.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import medpay.access.Caller;
import medpay.access.EntryClient;
import medpay.access.HisClient;
import medpay.agreement.AgreementCounter;
import medpay.agreement.AgreementNumber;
import medpay.agreement.AgreementRecord;
import medpay.agreement.AgreementState;
import medpay.shared.Operator;
import medpay.shared.web.Checks;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Ends agreements (解约): for the patient's app, and for a hospital that has charged them. */
@RestController
@Tag(name = "Agreements 信用签约")
class AgreementEndController {

	private final AgreementCounter counter;

	AgreementEndController(AgreementCounter counter) {
		this.counter = counter;
	}

	@PostMapping("/api/v1/agreements/{number}/termination")
	@Operation(summary = "End an agreement 解约", description = """
			Nothing new is charged from this moment. 200: it has ended. 202: it waits for open charges or for the channel, and ends by itself; repeat or look it up. \
			An entry app sends no body and gets the agreement. A HIS ends one on which a payment of its own was held, says who and why, and gets number and state. \
			即刻起不再发生新扣款；有未完成扣款或渠道未答复时为 202，系统自行完成。医院仅可对在本院发生过占用的协议解约，须说明经办人和原因。""", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
			{"operator":{"code":"C2001","name":"王收费","kind":"CASHIER"},"reason":"患者在窗口要求解约"}"""))), responses = {
			@ApiResponse(responseCode = "200", description = "Ended 已解约", content = @Content(schema = @Schema(oneOf = {AgreementView.class,
					EndedAtHospital.class}), examples = @ExampleObject(AgreementExamples.ENDED_AT_HOSPITAL))),
			@ApiResponse(responseCode = "202", description = "Requested; ends by itself 已受理", content = @Content(schema = @Schema(oneOf = {
					AgreementView.class, EndedAtHospital.class}))),
			@ApiResponse(responseCode = "404", description = "No such agreement of this client's 未找到", content = @Content(mediaType = "application/problem+json"))})
	ResponseEntity<Object> terminate(@Parameter(hidden = true) Caller caller, @PathVariable("number") String number,
			@RequestBody(required = false) @Nullable EndRequest request) {
		return switch (caller) {
			case EntryClient app -> {
				AgreementRecord ended = found(counter.terminate(app, new AgreementNumber(number)).orElse(null));
				yield ResponseEntity.status(status(ended)).body(AgreementView.of(ended));
			}
			case HisClient his -> {
				EndRequest.Told told = (request == null ? new EndRequest(null, null) : request).checked();
				AgreementRecord ended = found(counter.terminate(his, new AgreementNumber(number), told.operator(), told.reason()).orElse(null));
				yield ResponseEntity.status(status(ended)).body(EndedAtHospital.of(ended));
			}
		};
	}

	private static AgreementRecord found(@Nullable AgreementRecord agreement) {
		if (agreement == null) {
			throw new ProblemException(ProblemCode.NOT_FOUND);
		}
		return agreement;
	}

	private static HttpStatus status(AgreementRecord agreement) {
		return agreement.state().ended() ? HttpStatus.OK : HttpStatus.ACCEPTED;
	}

	/** A hospital says who ends it and why; {@code reason}: at most 200 characters. */
	@Schema(name = "AgreementEndRequest")
	record EndRequest(@Nullable OperatorPart operator, @Nullable String reason) {

		Told checked() {
			var checks = new Checks();
			OperatorPart part = checks.required("operator", operator);
			Checks inside = checks.at("operator");
			var who = new Operator(inside.text("code", part.code(), 1, 30), inside.text("name", part.name(), 1, 50),
					inside.oneOf("kind", part.kind(), Operator.Kind.class));
			String why = checks.text("reason", reason, 1, 200);
			checks.done();
			return new Told(who, why);
		}

		/** What was told, checked. */
		record Told(Operator operator, String reason) {}
	}

	/** Who stands at the counter. */
	@Schema(name = "AgreementEndOperator")
	record OperatorPart(@Nullable String code, @Nullable String name, @Nullable String kind) {}

	/** What a hospital sees of an agreement that it has ended: no limits, no account, no family. */
	@Schema(name = "AgreementEndedAtHospital")
	record EndedAtHospital(String agreementNumber, AgreementState state, @Nullable String reason, boolean terminationRequested) {

		static EndedAtHospital of(AgreementRecord agreement) {
			return new EndedAtHospital(agreement.number().value(), agreement.state(), agreement.reason(), AgreementView.waitsForItsEnd(agreement));
		}
	}
}
