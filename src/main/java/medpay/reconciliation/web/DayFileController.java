package medpay.reconciliation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import medpay.access.HisClient;
import medpay.shared.BadStatement;
import medpay.reconciliation.DayFiles;
import medpay.reconciliation.StatementTotals;
import medpay.reconciliation.Statements.Taken;
import medpay.shared.BilingualText;
import medpay.shared.BusinessDate;
import medpay.shared.web.FieldProblem;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The hospital hands in its day (提交医院日对账文件). */
@RestController
@RequestMapping("/api/v1/day-files")
@Tag(name = "day files", description = "The hospital's day, for reconciliation 医院日对账文件")
class DayFileController {

	private static final String EXAMPLE = """
			bill_number,kind,refund_number,through,booked_at,operator,total_fen,settlement_number,insurance_type,clr_type,clr_optins,fund_paid_fen,personal_account_paid_fen,other_paid_fen,self_pay_fen,method,channel_reference
			B20261123-0001,CHARGE,,MEDPAY,2026-11-23T09:30:05+08:00,D1001,11350,310000000000000001,310,11,310100,6200,2000,0,3150,UNIONPAY,202611230930050000001
			K20261123-0007,CHARGE,,DIRECT,2026-11-23T10:02:11+08:00,KIOSK-3,5000,,,,,0,0,0,5000,WECHAT,4200001234202611230000000001
			""";

	private final DayFiles files;

	DayFileController(DayFiles files) {
		this.files = files;
	}

	/** What was taken in. {@code version}: 1 for the first file of the day, one more for every other content. Amounts in fen. */
	@Schema(name = "DayFile", example = """
			{"date":"2026-11-23","version":1,"sha256":"5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef","lines":2,"charges":2,
			 "charged_fen":16350,"returns":0,"returned_fen":0,"already_known":false}""")
	record View(LocalDate date, int version, String sha256, int lines, int charges, long chargedFen, int returns, long returnedFen,
			boolean alreadyKnown) {

		static View of(LocalDate date, Taken taken) {
			StatementTotals totals = taken.totals();
			return new View(date, taken.version(), taken.sha256(), totals.lines(), totals.charges(), totals.chargedFen(), totals.returns(),
					totals.returnedFen(), taken.already());
		}
	}

	@PutMapping(path = "/{date}", consumes = {"text/csv", "text/plain", "application/octet-stream", "application/json"})
	@Operation(summary = "Hand in the day 提交日对账文件", description = """
			CSV, UTF-8, the heading and one line for each charge and refund that the hospital booked on that day, through Medpay or not. Amounts in fen, positive: \
			kind gives the direction. Idempotent by content; another content for the same day is a new version. Checked whole: a bad line changes nothing.
			整份校验，任何一行不合要求即整份不接收。""")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = "text/csv", examples = @ExampleObject(EXAMPLE)))
	@ApiResponse(responseCode = "200", description = "Taken in, or known already")
	@ApiResponse(responseCode = "422", description = "statement_unusable: the line and the column are named")
	View take(HisClient hospital, @PathVariable LocalDate date, @RequestBody byte[] content) {
		try {
			return View.of(date, files.take(hospital.institution(), new BusinessDate(date), content, hospital.clientId()));
		} catch (BadStatement bad) {
			BilingualText text = bad.text();
			String field = bad.line().isPresent() ? "line " + bad.line().getAsLong() : "file";
			throw new ProblemException(ProblemCode.STATEMENT_UNUSABLE, List.of(new FieldProblem(field, text.zh(), text.en())));
		}
	}
}
