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
import medpay.agreement.AgreementTerms;
import medpay.agreement.ConsentRecord;
import medpay.agreement.Signing;
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
@Tag(name = "Agreements 信用签约", description = "For entry apps. 服务入口：签约、限额、顺序、提额、家庭成员、暂停、解约。")
class AgreementController {

	private final Signing signing;
	private final AgreementCounter counter;
	private final AgreementTerms terms;

	AgreementController(Signing signing, AgreementCounter counter, AgreementTerms terms) {
		this.signing = signing;
		this.counter = counter;
		this.terms = terms;
	}

	@PostMapping
	@Operation(summary = "Sign a person up 签约", description = """
			Opens the signing at the channel before it answers: it waits on the patient's phone at once, and continue_url need not be opened. \
			A person has one live agreement per channel and app: the same request again is 200 with that agreement, other terms are 409. \
			A further account: another and a request_number, which stands for that agreement for ever. \
			签约在应答前已向渠道发起，患者手机上即可确认；同一人同一渠道在同一入口只有一份有效协议；再签账户用 another 与 request_number。""", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
			{"person_no":"310000000000000001","channel":"UNIONPAY","consent_version":"2026-11","limits":{"per_payment_fen":50000}}"""))), responses = {
			@ApiResponse(responseCode = "201", description = "Begun: SIGNING, or FAILED when the channel said no 已发起", content = @Content(schema = @Schema(implementation = AgreementView.class), examples = @ExampleObject(AgreementExamples.WAITING))),
			@ApiResponse(responseCode = "200", description = "The same was asked before 重复请求", content = @Content(schema = @Schema(implementation = AgreementView.class), examples = @ExampleObject(AgreementExamples.ACTIVE))),
			@ApiResponse(responseCode = "409", description = "agreement_exists: a live agreement with other terms 已有条款不同的协议", content = @Content(mediaType = "application/problem+json"))})
	ResponseEntity<AgreementView> sign(@Parameter(hidden = true) EntryClient app, @RequestBody SigningRequest request) {
		return switch (signing.sign(app, RequestFields.person(request.personNo()), request.terms())) {
			case Signing.Outcome.Begun begun -> ResponseEntity.status(HttpStatus.CREATED).body(AgreementView.of(begun.agreement()));
			case Signing.Outcome.AskedBefore before -> ResponseEntity.ok(AgreementView.of(before.agreement()));
			case Signing.Outcome.OtherTerms other -> throw new ProblemException(ProblemCode.AGREEMENT_EXISTS, other.field());
		};
	}

	@GetMapping
	@Operation(summary = "The agreements of a person 按人查询", description = "In the patient's order. Only persons who signed through this app; others are 404. 仅限经本入口签约的人。", responses = {
			@ApiResponse(responseCode = "200", description = "All of them 全部协议"),
			@ApiResponse(responseCode = "404", description = "None of this app's persons 非本入口签约", content = @Content(mediaType = "application/problem+json"))})
	Page list(@Parameter(hidden = true) EntryClient app,
			@Parameter(description = "psn_no 人员编号", example = "310000000000000001") @RequestParam("person_no") String personNo) {
		List<AgreementView> items = counter.of(app, RequestFields.person(personNo)).stream().map(AgreementView::of).toList();
		if (items.isEmpty()) {
			throw new ProblemException(ProblemCode.NOT_FOUND);
		}
		return new Page(items, null);
	}

	@GetMapping("/{number}")
	@Operation(summary = "One agreement 查询协议", description = "While it is SIGNING the channel is asked too, at most once a second. 签约中时同时向渠道查询。", responses = {
			@ApiResponse(responseCode = "200", description = "The agreement 协议", content = @Content(schema = @Schema(implementation = AgreementView.class), examples = @ExampleObject(AgreementExamples.ACTIVE))),
			@ApiResponse(responseCode = "404", description = "No such agreement of this app's persons 未找到", content = @Content(mediaType = "application/problem+json"))})
	AgreementView one(@Parameter(hidden = true) EntryClient app, @PathVariable("number") String number) {
		return AgreementView.of(counter.find(app, new AgreementNumber(number)).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND)));
	}

	@GetMapping("/{number}/consents")
	@Operation(summary = "Every consent given or taken back 同意记录", description = "Oldest first, kept for ever. 按时间顺序，永久保存。", responses = {
			@ApiResponse(responseCode = "200", description = "The history 全部记录", content = @Content(schema = @Schema(implementation = ConsentPage.class), examples = @ExampleObject(AgreementExamples.CONSENTS))),
			@ApiResponse(responseCode = "404", description = "No such agreement of this app's persons 未找到", content = @Content(mediaType = "application/problem+json"))})
	ConsentPage consents(@Parameter(hidden = true) EntryClient app, @PathVariable("number") String number) {
		return new ConsentPage(
				terms.consents(app, new AgreementNumber(number)).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND)).stream()
						.map(ConsentView::of).toList(),
				null);
	}

	/** The channels that can be signed up to. */
	enum Channel {
		/** China UnionPay (银联). */
		UNIONPAY
	}

	/** The app vouches for the person. */
	record SigningRequest(@Schema(description = "psn_no 人员编号") String personNo, @Schema(allowableValues = "UNIONPAY") String channel,
			@Schema(description = "Which consent text, at most 32 characters 同意书版本") String consentVersion, @Nullable LimitsPart limits,
			@Schema(description = "True for a further account of the same person 再签一个账户") @Nullable Boolean another,
			@Schema(description = "With another: the app's own number, 1 to 64 of 0-9 A-Z a-z _ . : -; the same number is the same agreement 再签时必填") @Nullable String requestNumber) {

		Signing.Terms terms() {
			var checks = new Checks();
			Channel chosen = checks.oneOf("channel", channel, Channel.class);
			String version = RequestFields.consentVersion(checks, consentVersion);
			AgreementLimits allowed = limits == null ? AgreementLimits.NONE : limits.checked(checks.at("limits"));
			boolean further = Boolean.TRUE.equals(another);
			checks.that(further || requestNumber == null, "request_number", "仅用于再签一个账户（another 为 true）", "only with another: true");
			String number = further ? RequestFields.requestNumber(checks, requestNumber) : null;
			checks.done();
			return new Signing.Terms(chosen.name(), version, allowed, number);
		}

		@Override
		public String toString() {
			return "SigningRequest[" + channel + "]";
		}
	}

	/** One page; a person's agreements always fit. */
	@Schema(name = "AgreementPage")
	record Page(List<AgreementView> items, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {}

	/** A person's consents always fit. */
	@Schema(name = "ConsentPage")
	record ConsentPage(List<ConsentView> items, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {}

	/** One consent. */
	@Schema(name = "Consent")
	record ConsentView(ConsentRecord.Kind kind, @Nullable String consentVersion, Instant givenAt,
			@Schema(description = "The client, or the channel, through which it came") String givenBy,
			@Schema(description = "A request number, a payment, a relation, or who ended it") @Nullable String about) {

		static ConsentView of(ConsentRecord consent) {
			return new ConsentView(consent.kind(), consent.version(), consent.at(), consent.by(), consent.about());
		}
	}
}
