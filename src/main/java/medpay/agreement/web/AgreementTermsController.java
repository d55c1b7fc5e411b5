package medpay.agreement.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import medpay.access.EntryClient;
import medpay.agreement.AgreementLimits;
import medpay.agreement.AgreementNumber;
import medpay.agreement.AgreementTerms;
import medpay.shared.web.Checks;
import medpay.shared.web.FieldProblem;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a patient changes by a word alone (变更): lower limits, a stop for now, the order of the accounts. */
@RestController
@Tag(name = "Agreements 信用签约")
class AgreementTermsController {

	private static final int MOST_ACCOUNTS = 100;

	private final AgreementTerms terms;

	AgreementTermsController(AgreementTerms terms) {
		this.terms = terms;
	}

	@PutMapping("/api/v1/agreements/{number}/limits")
	@Operation(summary = "Lower limits 调低限额", description = """
			In force at once; what is absent stays. A limit where there was none is lower too. A higher one is 422 limit_would_rise: ask for a limit raise. \
			立即生效；未给出的保持不变。""", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("{\"per_day_fen\":80000}"))), responses = {
			@ApiResponse(responseCode = "200", description = "As it is now 变更后", content = @Content(schema = @Schema(implementation = AgreementView.class), examples = @ExampleObject(AgreementExamples.ACTIVE))),
			@ApiResponse(responseCode = "409", description = "state_conflict: it has ended 已结束", content = @Content(mediaType = "application/problem+json")),
			@ApiResponse(responseCode = "422", description = "limit_would_rise, naming the limit 将会调高", content = @Content(mediaType = "application/problem+json"))})
	AgreementView lower(@Parameter(hidden = true) EntryClient app, @PathVariable("number") String number, @RequestBody LimitsPart request) {
		var checks = new Checks();
		AgreementLimits limits = request.checked(checks);
		checks.that(!limits.none() || !checks.fine(), "per_payment_fen", "至少给出一项限额", "give at least one limit");
		checks.done();
		return view(terms.lower(app, new AgreementNumber(number), limits));
	}

	@PostMapping("/api/v1/agreements/{number}/suspension")
	@Operation(summary = "Stop an agreement for now 暂停", description = "Nothing new is charged; an open charge ends as it will. Repeating changes nothing. 不再发生新扣款，已发起的扣款照常结束。", responses = {
			@ApiResponse(responseCode = "200", description = "SUSPENDED 已暂停", content = @Content(schema = @Schema(implementation = AgreementView.class), examples = @ExampleObject(AgreementExamples.ACTIVE))),
			@ApiResponse(responseCode = "409", description = "state_conflict: not signed, or ended 状态不允许", content = @Content(mediaType = "application/problem+json"))})
	AgreementView suspend(@Parameter(hidden = true) EntryClient app, @PathVariable("number") String number) {
		return view(terms.suspend(app, new AgreementNumber(number), true));
	}

	@PostMapping("/api/v1/agreements/{number}/resumption")
	@Operation(summary = "Let it be charged again 恢复", description = "Not while the channel or the bank stops it: then 409. Repeating changes nothing. 渠道或银行暂停期间不可恢复。", responses = {
			@ApiResponse(responseCode = "200", description = "ACTIVE 已恢复", content = @Content(schema = @Schema(implementation = AgreementView.class), examples = @ExampleObject(AgreementExamples.ACTIVE))),
			@ApiResponse(responseCode = "409", description = "state_conflict: not signed, ended, or stopped by the channel 状态不允许", content = @Content(mediaType = "application/problem+json"))})
	AgreementView resume(@Parameter(hidden = true) EntryClient app, @PathVariable("number") String number) {
		return view(terms.suspend(app, new AgreementNumber(number), false));
	}

	@PutMapping("/api/v1/persons/{person_no}/agreement-order")
	@Operation(summary = "Set the order of the accounts 设定扣款顺序", description = """
			The first that carries a bill is charged; after a decline the next. The list names every live agreement once; one that is missing or too much is 422, naming it. \
			按顺序选用第一个额度足够的账户；须列出全部有效协议。""", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
			{"agreement_numbers":["0193593fe2a07b0c9d4f1a2b3c4d5e6f","0193594ae2a07b0c9d4f1a2b3c4d5e6f"]}"""))), responses = {
			@ApiResponse(responseCode = "200", description = "In the new order 新顺序", content = @Content(schema = @Schema(implementation = OrderedPage.class))),
			@ApiResponse(responseCode = "404", description = "None of this app's persons 非本入口签约", content = @Content(mediaType = "application/problem+json"))})
	OrderedPage order(@Parameter(hidden = true) EntryClient app,
			@Parameter(description = "psn_no 人员编号", example = "310000000000000001") @PathVariable("person_no") String personNo,
			@RequestBody OrderRequest request) {
		List<AgreementNumber> order = request.checked();
		return switch (terms.order(app, RequestFields.person(personNo), order)) {
			case AgreementTerms.Ordering.Ordered ordered -> new OrderedPage(ordered.agreements().stream().map(AgreementView::of).toList(), null);
			case AgreementTerms.Ordering.Nobody nobody -> throw new ProblemException(ProblemCode.NOT_FOUND);
			case AgreementTerms.Ordering.NotAll notAll -> throw new ProblemException(ProblemCode.FIELD_INVALID, List.of(problem(order, notAll)));
		};
	}

	private static FieldProblem problem(List<AgreementNumber> order, AgreementTerms.Ordering.NotAll notAll) {
		if (notAll.missing()) {
			return new FieldProblem("agreement_numbers", "缺少有效协议 " + notAll.number(), "the live agreement " + notAll.number() + " is missing");
		}
		int at = IntStream.range(0, order.size()).filter(index -> order.get(index).value().equals(notAll.number())).max().orElseThrow();
		return new FieldProblem("agreement_numbers[" + at + "]", "不是此人的有效协议，或重复", "is no live agreement of this person, or comes twice");
	}

	private static AgreementView view(Optional<AgreementTerms.Outcome> outcome) {
		return switch (outcome.orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND))) {
			case AgreementTerms.Outcome.Changed changed -> AgreementView.of(changed.agreement());
			case AgreementTerms.Outcome.NotNow notNow -> throw new ProblemException(ProblemCode.STATE_CONFLICT);
			case AgreementTerms.Outcome.WouldRise rise -> throw new ProblemException(ProblemCode.LIMIT_WOULD_RISE, rise.field());
		};
	}

	/** Every live agreement of the person, the first to be charged first. */
	@Schema(name = "AgreementOrder")
	record OrderRequest(@Nullable List<String> agreementNumbers) {

		List<AgreementNumber> checked() {
			var checks = new Checks();
			List<String> numbers = checks.list("agreement_numbers", agreementNumbers, 1, MOST_ACCOUNTS);
			for (int at = 0; at < numbers.size(); at++) {
				checks.matching("agreement_numbers[" + at + "]", numbers.get(at), "[0-9a-f]{32}", "[0-9a-f]{32}");
			}
			checks.done();
			return numbers.stream().map(AgreementNumber::new).toList();
		}
	}

	/** One page; a person's agreements always fit. */
	@Schema(name = "OrderedAgreementPage")
	record OrderedPage(List<AgreementView> items, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {}
}
