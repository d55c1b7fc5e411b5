package medpay.sandbox.insurance;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import medpay.insurance.platform.DetailFile;
import medpay.insurance.platform.DetailFile.Result;
import medpay.insurance.platform.DetailFile.Row;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformNumbers;
import medpay.insurance.platform.PlatformTime;
import medpay.insurance.platform.StatementMessages;
import medpay.sandbox.ClosedDays;
import medpay.sandbox.ClosedDays.Twist;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.shared.BadStatement;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares a day with an institution (医保中心对账): 3201 totals, 3202 details, the files by 9101 and 9102. What a 2601 voided counts on no side; what a 2208 undid is
 * netted into its group and counted.
 */
@Component
@SandboxPart
class StatementDesk {

	private static final String OUTPATIENT = "11";
	private static final SecureRandom RANDOM = new SecureRandom();

	private final JdbcClient jdbc;
	private final ClosedDays days;

	StatementDesk(SandboxDatabase database, ClosedDays days) {
		this.jdbc = database.jdbc();
		this.days = days;
	}

	/** A line of the centre's books. {@code number}: the settlement's, also of an undoing. */
	private record Line(String number, String visit, String person, String msgid, boolean refund, long totalFen, long fundFen, long accountFen,
			long cashFen) {

		Line withFen(long more) {
			return new Line(number, visit, person, msgid, refund, totalFen + more, fundFen, accountFen, cashFen + more);
		}

		long sign() {
			return refund ? -1 : 1;
		}

		String key() {
			return number + "/" + refund;
		}
	}

	/** 3201. */
	ObjectNode totals(Call call) {
		var asked = call.input(StatementMessages.TotalsInput.class).data();
		List<Line> lines = lines(call, day(asked.stmtBegndate()), asked.insutype(), asked.setlOptins());
		long total = sum(lines, Part.TOTAL);
		boolean equal = asked.clrType().equals(OUTPATIENT) && total == PlatformNumbers.fen(asked.medfeeSumamt())
				&& sum(lines, Part.FUND) == PlatformNumbers.fen(asked.fundPaySumamt())
				&& sum(lines, Part.ACCOUNT) == PlatformNumbers.fen(asked.acctPay())
				&& lines.size() == asked.fixmedinsSetlCnt();
		String words = equal ? "账平" : "账不平：中心 " + lines.size() + " 笔，" + PlatformNumbers.amount(total).toPlainString() + " 元";
		return PlatformJson.tree(new StatementMessages.TotalsOutput(new StatementMessages.Stmtinfo(asked.setlOptins(), equal ? "0" : "1", words)));
	}

	/** 9101. */
	ObjectNode upload(Call call) {
		var asked = call.input(StatementMessages.UploadInput.class).fsUploadIn();
		byte[] content = new byte[asked.in().size()];
		for (int index = 0; index < content.length; index++) {
			content[index] = asked.in().get(index).byteValue();
		}
		return kept(call, asked.filename(), content);
	}

	/** 3202: the rows on which the two differ. */
	ObjectNode details(Call call) {
		var asked = call.input(StatementMessages.DetailsInput.class).data();
		byte[] uploaded = file(call, asked.fileQuryNo());
		Map<String, Row> theirs = new HashMap<>();
		try {
			DetailFile.readUpload(uploaded).forEach(row -> theirs.put(row.setlId() + "/" + row.refund(), row));
		} catch (BadStatement e) {
			throw new Refused("对账文件不能使用：" + e.text().zh());
		}
		List<Result> results = new ArrayList<>();
		for (Line line : lines(call, day(asked.stmtBegndate()), null, asked.setlOptins())) {
			Row row = theirs.remove(line.key());
			if (row == null) {
				results.add(result(line, "000101", "中心多", true));
			} else if (row.medfeeFen() != line.sign() * line.totalFen() || row.fundFen() != line.sign() * line.fundFen()
					|| row.accountFen() != line.sign() * line.accountFen()) {
				results.add(result(line, "000103", "金额不一致", false));
			}
		}
		theirs.values().forEach(row -> results.add(new Result(row.psnNo(), row.mdtrtId(), row.setlId(), "", "000102", row.refund(), "医药机构多",
				row.medfeeFen(), row.fundFen(), row.accountFen())));
		return kept(call, "result.zip", DetailFile.result(results));
	}

	private static Result result(Line line, String verdict, String memo, boolean nameless) {
		return new Result(line.person(), nameless ? "" : line.visit(), nameless ? "" : line.number(), line.msgid(), verdict, line.refund(), memo,
				line.sign() * line.totalFen(), line.sign() * line.fundFen(), line.sign() * line.accountFen());
	}

	/** 9102: the file itself. */
	byte[] download(Call call) {
		return file(call, call.input(StatementMessages.DownloadInput.class).fsDownloadIn().fileQuryNo());
	}

	private byte[] file(Call call, String number) {
		return jdbc.sql("select content from sandbox.insurance_file where file_qury_no = :number and institution_code = :institution")
				.param("number", number).param("institution", call.institutionCode()).query((row, at) -> row.getBytes(1)).optional()
				.orElseThrow(() -> new Refused("未找到文件：file_qury_no"));
	}

	private ObjectNode kept(Call call, String name, byte[] content) {
		String number = "F" + Long.toString(RANDOM.nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
		jdbc.sql(
				"insert into sandbox.insurance_file (file_qury_no, institution_code, file_name, content) values (:number, :institution, :name, :content)")
				.param("number", number).param("institution", call.institutionCode()).param("name", name).param("content", content).update();
		String until = PlatformTime.time(call.now().plusSeconds(86_400));
		return PlatformJson.tree(new StatementMessages.FileOutput(new StatementMessages.Fileinfo(number, name, until)));
	}

	private static LocalDate day(String text) {
		try {
			return LocalDate.parse(text);
		} catch (DateTimeParseException e) {
			throw new Refused("日期格式不符：stmt_begndate");
		}
	}

	private enum Part {
		TOTAL, FUND, ACCOUNT
	}

	private static long sum(List<Line> lines, Part part) {
		return lines.stream().mapToLong(line -> line.sign() * switch (part) {
			case TOTAL -> line.totalFen();
			case FUND -> line.fundFen();
			case ACCOUNT -> line.accountFen();
		}).sum();
	}

	/** An undoing that was voided itself leaves the settlement standing: the pair of them is on no statement. */
	private static List<Line> netted(List<Line> lines) {
		Map<String, Integer> again = new HashMap<>();
		lines.stream().filter(line -> !line.refund()).forEach(line -> again.merge(line.number(), 1, Integer::sum));
		again.replaceAll((number, times) -> times - 1);
		Map<String, Integer> undone = new HashMap<>(again);
		return lines.stream().filter(line -> {
			Map<String, Integer> surplus = line.refund() ? undone : again;
			return surplus.merge(line.number(), -1, Integer::sum) < 0;
		}).toList();
	}

	/** The centre's day. {@code insuranceType}: null for all. Its office is one for everybody. */
	private List<Line> lines(Call call, LocalDate day, @Nullable String insuranceType, String office) {
		if (!office.equals(InsuredPatient.AREA)) {
			return List.of();
		}
		Map<String, Twist> twists = days.twists("insurance");
		List<Line> lines = jdbc
				.sql("""
						select coalesce(b.undoes, b.their_number) as number, coalesce(s.mdtrt_id, '') as visit, b.person_no, b.our_number, b.undoes is not null as refund,
						  b.amount_fen, b.fund_paid_fen, b.personal_account_paid_fen, b.self_pay_fen
						from sandbox.insurance_book b left join sandbox.insurance_settlement s on s.setl_id = coalesce(b.undoes, b.their_number)
						left join sandbox.insured_person p on p.person_no = b.person_no
						where b.institution_code = :institution and (b.at at time zone 'Asia/Shanghai')::date = :day
						  and (:type::text is null or coalesce(p.insurance_type, '310') = :type)
						  and not exists (select 1 from sandbox.insurance_book v where v.undoes = v.their_number and v.undoes = coalesce(b.undoes, b.their_number))
						order by b.id""")
				.param("institution", call.institutionCode()).param("day", day).param("type", insuranceType)
				.query((row, at) -> new Line(row.getString("number"), row.getString("visit"), row.getString("person_no"), row.getString("our_number"),
						row.getBoolean("refund"), row.getLong("amount_fen"), row.getLong("fund_paid_fen"), row.getLong("personal_account_paid_fen"),
						row.getLong("self_pay_fen")))
				.list();
		Stream<Line> added = insuranceType == null || insuranceType.equals("310")
				? days.added("insurance", call.institutionCode(), day).stream()
						.map(each -> new Line(each.theirNumber(), "", "", each.ourNumber(), false,
								each.amountFen(), each.amountFen(), 0, 0))
				: Stream.empty();
		return Stream.concat(added, netted(lines).stream()).filter(line -> twists.get(line.number()) != Twist.MISSING)
				.map(line -> twists.get(line.number()) == Twist.AMOUNT ? line.withFen(1) : line).toList();
	}
}
