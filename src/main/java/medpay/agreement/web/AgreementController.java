package medpay.agreement.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import medpay.access.EntryClient;
import medpay.agreement.AgreementCounter;
import medpay.agreement.AgreementLimits;
import medpay.agreement.AgreementNumber;
import medpay.agreement.AgreementRecord;
import medpay.agreement.AgreementState;
import medpay.agreement.Signing;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Credit agreements for the patient's app (信用签约): sign, look up, end. */
@RestController
@RequestMapping("/api/v1/agreements")
@Tag(name = "Agreements 信用签约", description = "For entry apps. 服务入口：签约、查询、解约。")
class AgreementController {

	private static final String WAITING = """
			{"agreement_number":"0193593fe2a07b0c9d4f1a2b3c4d5e6f","channel":"UNIONPAY","state":"SIGNING",
			"continue_url":"https://gateway.example/sign?order=0193593fe2a07b0c9d4f1a2b3c4d5e6f","limits":{"per_payment_fen":50000},
			"used_fen":0,"consent_version":"2026-11","consented_at":"2026-11-23T01:15:00Z","termination_requested":false}""";
	private static final String ACTIVE = """
			{"agreement_number":"0193593fe2a07b0c9d4f1a2b3c4d5e6f","channel":"UNIONPAY","state":"ACTIVE","account":"6216***********0018",
			"limits":{"per_payment_fen":50000},"used_fen":3150,"consent_version":"2026-11","consented_at":"2026-11-23T01:15:00Z",
			"signed_at":"2026-11-23T01:15:20Z","termination_requested":false}""";

	private final Signing signing;
	private final AgreementCounter counter;

	AgreementController(Signing signing, AgreementCounter counter) {
		this.signing = signing;
		this.counter = counter;
	}

	@PostMapping
	@Operation(summary = "Sign a person up 签约", description = """
			Opens the signing at the channel before it answers: it waits on the patient's phone at once, and continue_url need not be opened. \
			A person has one live agreement per channel and app: the same request again is 200 with that agreement, other terms are 409. \
			签约在应答前已向渠道发起，患者手机上即可确认；同一人同一渠道在同一入口只有一份有效协议。""", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
			{"person_no":"310000000000000001","channel":"UNIONPAY","consent_version":"2026-11","limits":{"per_payment_fen":50000}}"""))), responses = {
			@ApiResponse(responseCode = "201", description = "Begun: SIGNING, or FAILED when the channel said no 已发起", content = @Content(schema = @Schema(implementation = View.class), examples = @ExampleObject(WAITING))),
			@ApiResponse(responseCode = "200", description = "The same was asked before 重复请求", content = @Content(schema = @Schema(implementation = View.class), examples = @ExampleObject(ACTIVE))),
			@ApiResponse(responseCode = "409", description = "agreement_exists: a live agreement with other terms 已有条款不同的协议", content = @Content(mediaType = "application/problem+json"))})
	ResponseEntity<View> sign(@Parameter(hidden = true) EntryClient app, @RequestBody SigningRequest request) {
		return switch (signing.sign(app, person(request.personNo()), request.terms())) {
			case Signing.Outcome.Begun begun -> ResponseEntity.status(HttpStatus.CREATED).body(View.of(begun.agreement()));
			case Signing.Outcome.AskedBefore before -> ResponseEntity.ok(View.of(before.agreement()));
			case Signing.Outcome.OtherTerms other -> throw new ProblemException(ProblemCode.AGREEMENT_EXISTS, other.field());
		};
	}

	@GetMapping
	@Operation(summary = "The agreements of a person 按人查询", description = "In the patient's order. Only persons who signed through this app; others are 404. 仅限经本入口签约的人。", responses = {
			@ApiResponse(responseCode = "200", description = "All of them 全部协议"),
			@ApiResponse(responseCode = "404", description = "None of this app's persons 非本入口签约", content = @Content(mediaType = "application/problem+json"))})
	Page list(@Parameter(hidden = true) EntryClient app,
			@Parameter(description = "psn_no 人员编号", example = "310000000000000001") @RequestParam("person_no") String personNo) {
		List<View> items = counter.of(app, person(personNo)).stream().map(View::of).toList();
		if (items.isEmpty()) {
			throw new ProblemException(ProblemCode.NOT_FOUND);
		}
		return new Page(items, null);
	}

	@GetMapping("/{number}")
	@Operation(summary = "One agreement 查询协议", description = "While it is SIGNING the channel is asked too, at most once a second. 签约中时同时向渠道查询。", responses = {
			@ApiResponse(responseCode = "200", description = "The agreement 协议", content = @Content(schema = @Schema(implementation = View.class), examples = @ExampleObject(ACTIVE))),
			@ApiResponse(responseCode = "404", description = "No such agreement of this app's persons 未找到", content = @Content(mediaType = "application/problem+json"))})
	View one(@Parameter(hidden = true) EntryClient app, @PathVariable("number") String number) {
		return View.of(counter.find(app, new AgreementNumber(number)).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND)));
	}

	@PostMapping("/{number}/termination")
	@Operation(summary = "End an agreement 解约", description = """
			Nothing new is charged from this moment. 200: it has ended. 202: it waits for open charges or for the channel, and ends by itself; repeat or look it up. \
			即刻起不再发生新扣款；有未完成扣款或渠道未答复时为 202，系统自行完成。""", responses = {
			@ApiResponse(responseCode = "200", description = "Ended 已解约", content = @Content(schema = @Schema(implementation = View.class))),
			@ApiResponse(responseCode = "202", description = "Requested; ends by itself 已受理", content = @Content(schema = @Schema(implementation = View.class))),
			@ApiResponse(responseCode = "404", description = "No such agreement of this app's persons 未找到", content = @Content(mediaType = "application/problem+json"))})
	ResponseEntity<View> terminate(@Parameter(hidden = true) EntryClient app, @PathVariable("number") String number) {
		AgreementRecord agreement = counter.terminate(app, new AgreementNumber(number))
				.orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
		return ResponseEntity.status(agreement.state().ended() ? HttpStatus.OK : HttpStatus.ACCEPTED).body(View.of(agreement));
	}

	private static PersonNumber person(@Nullable String value) {
		var checks = new Checks();
		String number = checks.matching("person_no", value, "[0-9A-Za-z_-]{1,30}", "[0-9A-Za-z_-]{1,30}");
		checks.done();
		return new PersonNumber(number);
	}

	/** The channels that can be signed up to. */
	enum Channel {
		/** China UnionPay (银联). */
		UNIONPAY
	}

	/** The app vouches for the person. */
	record SigningRequest(@Schema(description = "psn_no 人员编号") String personNo, @Schema(allowableValues = "UNIONPAY") String channel,
			@Schema(description = "Which consent text, at most 32 characters 同意书版本") String consentVersion, @Nullable Limits limits) {

		Signing.Terms terms() {
			var checks = new Checks();
			Channel chosen = checks.oneOf("channel", channel, Channel.class);
			String version = checks.text("consent_version", consentVersion, 1, 32);
			AgreementLimits allowed = limits == null ? AgreementLimits.NONE : limits.checked(checks.at("limits"));
			checks.done();
			return new Signing.Terms(chosen.name(), version, allowed);
		}

		@Override
		public String toString() {
			return "SigningRequest[" + channel + "]";
		}
	}

	/** In fen; an absent one means that only the issuer's limit holds. */
	@Schema(name = "AgreementLimits")
	record Limits(@Nullable Long perPaymentFen, @Nullable Long perDayFen, @Nullable Long totalFen) {

		private static final long MOST = 100_000_000_00L;

		AgreementLimits checked(Checks checks) {
			return new AgreementLimits(limit(checks, "per_payment_fen", perPaymentFen), limit(checks, "per_day_fen", perDayFen),
					limit(checks, "total_fen", totalFen));
		}

		private static @Nullable Money limit(Checks checks, String field, @Nullable Long value) {
			if (value == null) {
				return null;
			}
			long fen = checks.between(field, value, 1, MOST);
			return checks.fine() ? new Money(fen) : null;
		}

		static Limits of(AgreementLimits limits) {
			return new Limits(fen(limits.perPayment()), fen(limits.perDay()), fen(limits.total()));
		}

		private static @Nullable Long fen(@Nullable Money money) {
			return money == null ? null : money.fen();
		}
	}

	/** An agreement as the app sees it. */
	@Schema(name = "Agreement", example = ACTIVE)
	record View(String agreementNumber, String channel, AgreementState state,
			@Schema(description = "Why it failed or ended: the channel's code, or lapsed, requested, by_channel, before_signed") @Nullable String reason,
			@Schema(description = "Where the patient may go on by browser while SIGNING") @Nullable String continueUrl,
			@Schema(description = "Masked by the channel") @Nullable String account, Limits limits, Money usedFen, String consentVersion,
			Instant consentedAt, @Nullable Instant signedAt,
			@Schema(description = "A termination waits for open charges or for the channel") boolean terminationRequested,
			@Nullable Instant terminationRequestedAt, @Nullable Instant endedAt) {

		static View of(AgreementRecord agreement) {
			return new View(agreement.number().value(), agreement.channel(), agreement.state(), agreement.reason(), agreement.continueUrl(),
					agreement.account(), Limits.of(agreement.limits()), agreement.used(), agreement.consentVersion(), agreement.consentedAt(),
					agreement.signedAt(), agreement.terminationRequestedAt() != null && !agreement.state().ended(),
					agreement.terminationRequestedAt(), agreement.endedAt());
		}
	}

	/** One page; a person's agreements always fit. */
	@Schema(name = "AgreementPage")
	record Page(List<View> items, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {}
}
