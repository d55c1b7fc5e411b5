package medpay.insurance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import medpay.institution.Institutions;
import medpay.insurance.PlatformCalls.Order;
import medpay.insurance.platform.DetailFile;
import medpay.insurance.platform.MalformedMessage;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformNumbers;
import medpay.insurance.platform.StatementMessages;
import medpay.insurance.platform.StatementMessages.Fileinfo;
import medpay.insurance.platform.Transaction;
import medpay.shared.BadStatement;
import medpay.shared.InstitutionId;
import medpay.shared.Operator;
import medpay.shared.call.OutsideCall;
import org.springframework.stereotype.Service;

/** {@link InsuranceStatements} over HTTP (医保对账客户端). */
@Service
class StatementClient implements InsuranceStatements {

	private static final Operator RECONCILIATION = new Operator("MEDPAY", "对账", Operator.Kind.TERMINAL);

	private final Institutions institutions;
	private final PlatformCalls calls;

	StatementClient(Institutions institutions, PlatformCalls calls) {
		this.institutions = institutions;
		this.calls = calls;
	}

	@Override
	public OutsideCall<TotalsAnswer> compareTotals(InstitutionId institution, Totals totals) {
		String day = totals.day().toString();
		var input = new StatementMessages.TotalsInput(
				new StatementMessages.Totals(totals.insuranceType(), totals.clearingType(), totals.clearingOffice(),
						day, day, PlatformNumbers.amount(totals.totalFen()), PlatformNumbers.amount(totals.fundFen()),
						PlatformNumbers.amount(totals.personalAccountFen()), totals.count()));
		return calls.prepare(order(Transaction.TOTALS, institution, input),
				new Reading<>((done, number) -> verdict(done), TotalsAnswer.Refused::new, TotalsAnswer.NoAnswer::new));
	}

	private static TotalsAnswer verdict(PlatformSays.Done done) {
		var info = PlatformJson.read(done.output().get("stmtinfo"), StatementMessages.Stmtinfo.class);
		return switch (info.stmtRslt()) {
			case "0" -> new TotalsAnswer.Equal();
			case "1" -> new TotalsAnswer.Differs(info.stmtRsltDscr());
			default -> throw new MalformedMessage("a stmt_rslt outside the published table");
		};
	}

	@Override
	public OutsideCall<FileAnswer> upload(InstitutionId institution, String fileName, List<DetailRow> rows) {
		byte[] zip = DetailFile.upload(fileName.replace(".zip", ".txt"), rows.stream().map(row -> new DetailFile.Row(row.settlementNumber(),
				row.insuranceVisitNumber(), row.personNumber(), row.totalFen(), row.fundFen(), row.personalAccountFen(), row.undone())).toList());
		List<Integer> bytes = new ArrayList<>(zip.length);
		for (byte each : zip) {
			bytes.add((int) each);
		}
		var input = new StatementMessages.UploadInput(
				new StatementMessages.Upload(bytes, fileName, institutions.byId(institution).code().value()));
		return calls.prepare(order(Transaction.FILE_UPLOAD, institution, input), file());
	}

	@Override
	public OutsideCall<FileAnswer> compareDetails(InstitutionId institution, String fileNumber, Totals totals) {
		String day = totals.day().toString();
		var input = new StatementMessages.DetailsInput(new StatementMessages.Details(totals.clearingOffice(), fileNumber, day, day,
				PlatformNumbers.amount(totals.totalFen()), PlatformNumbers.amount(totals.fundFen()), PlatformNumbers.amount(totals.selfPayFen()),
				totals.count(), totals.clearingType(), "0"));
		return calls.prepare(order(Transaction.DETAILS, institution, input), file());
	}

	private static Reading<FileAnswer> file() {
		return new Reading<>((done, number) -> {
			Fileinfo info = PlatformJson.read(done.output().has("fileinfo") ? done.output().get("fileinfo") : done.output(), Fileinfo.class);
			if (info.fileQuryNo().isBlank()) {
				throw new MalformedMessage("no file_qury_no");
			}
			return new FileAnswer.Kept(info.fileQuryNo(), info.filename());
		}, FileAnswer.Refused::new, FileAnswer.NoAnswer::new);
	}

	@Override
	public OutsideCall<DifferencesAnswer> download(InstitutionId institution, String fileNumber, String fileName) {
		var input = new StatementMessages.DownloadInput(
				new StatementMessages.Download(fileNumber, fileName, institutions.byId(institution).code().value()));
		return calls.file(order(Transaction.FILE_DOWNLOAD, institution, input), StatementClient::differences,
				new Reading<>((done, number) -> new DifferencesAnswer.NoAnswer("no file"), DifferencesAnswer.Refused::new,
						DifferencesAnswer.NoAnswer::new));
	}

	private static DifferencesAnswer differences(byte[] zip) {
		try {
			return new DifferencesAnswer.Differences(DetailFile.readResult(zip).stream().flatMap(StatementClient::difference).toList());
		} catch (BadStatement e) {
			return new DifferencesAnswer.Refused(e.text().zh());
		}
	}

	private static Stream<Difference> difference(DetailFile.Result row) {
		Verdict verdict;
		switch (row.verdict()) {
			case "000101" -> verdict = Verdict.PLATFORM_ONLY;
			case "000102" -> verdict = Verdict.INSTITUTION_ONLY;
			case "000103" -> verdict = Verdict.DIFFERENT;
			default -> {
				return Stream.empty();
			}
		}
		return Stream.of(new Difference(verdict, row.setlId(), row.msgid(), row.refund(), row.medfeeFen(), row.fundFen(), row.accountFen()));
	}

	private Order order(Transaction transaction, InstitutionId id, Object input) {
		return new Order(transaction, new Sender(institutions.byId(id), institutions.insuranceAccess(id), RECONCILIATION), "", PersonalTexts.none(),
				input);
	}
}
