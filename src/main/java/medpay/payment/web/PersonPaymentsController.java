package medpay.payment.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import medpay.access.EntryClient;
import medpay.agreement.AgreementCounter;
import medpay.payment.PersonPayment;
import medpay.payment.PersonPayments;
import medpay.shared.PersonNumber;
import medpay.shared.web.Checks;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An entry app shows a person what was paid by whom, and why (按人查询支付). */
@RestController
@Tag(name = "persons", description = "What was paid by whom, for the person's own app 个人支付记录")
class PersonPaymentsController {

	private static final int MOST = 100;
	private static final String NUMBER = "[0-9A-Za-z_-]{1,30}";

	private final PersonPayments payments;
	private final AgreementCounter agreements;

	PersonPaymentsController(PersonPayments payments, AgreementCounter agreements) {
		this.payments = payments;
		this.agreements = agreements;
	}

	@GetMapping("/api/v1/persons/{personNo}/payments")
	@Operation(summary = "The payments of a person 按人查询支付", description = """
			Newest first, across hospitals; a guardian also sees what they pay for a child. Only persons who signed through this app; others are 404. \
			next_cursor goes into cursor for the next page and is null at the end. 仅限经本入口签约的人；监护人可见其代付。""", responses = {
			@ApiResponse(responseCode = "200", description = "One page 一页"),
			@ApiResponse(responseCode = "404", description = "None of this app's persons 非本入口签约", content = @Content(mediaType = "application/problem+json"))})
	Page list(@Parameter(hidden = true) EntryClient app,
			@Parameter(description = "psn_no 人员编号", example = "310000000000000001") @PathVariable String personNo,
			@Parameter(description = "next_cursor of the page before 上一页的 next_cursor") @RequestParam(required = false) @Nullable UUID cursor,
			@Parameter(description = "1 to 100") @RequestParam(defaultValue = "20") long limit) {
		var checks = new Checks();
		int most = (int) checks.between("limit", limit, 1, MOST);
		checks.done();
		PersonPayments.Page page = payments.of(known(app, personNo), cursor, most);
		return new Page(page.items(), page.nextCursor());
	}

	/** A number that no person can have is a person this app does not know. */
	private PersonNumber known(EntryClient app, String personNo) {
		if (personNo.matches(NUMBER)) {
			var person = new PersonNumber(personNo);
			if (agreements.of(app, person).stream().anyMatch(agreement -> agreement.life().signedAt() != null)) {
				return person;
			}
		}
		throw new ProblemException(ProblemCode.NOT_FOUND);
	}

	/** One page. */
	@Schema(name = "PersonPaymentPage")
	record Page(List<PersonPayment> items, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable UUID nextCursor) {}
}
