package medpay.insurance;

import java.util.List;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.call.OutsideCall;

/** The insurance platform's comparison of a day (医保对账): totals first (3201), details where they differ (9101, 3202, 9102). Nothing moves. */
public interface InsuranceStatements {

	/** 3201, for one group. */
	OutsideCall<TotalsAnswer> compareTotals(InstitutionId institution, Totals totals);

	/** 9101: brings the details of one clearing type and office, of all insurance types, zipped: 3202 does not tell them apart. */
	OutsideCall<FileAnswer> upload(InstitutionId institution, String fileName, List<DetailRow> rows);

	/** 3202: compares an uploaded file. {@code totals}: of all its rows. The answer's file holds the differences. */
	OutsideCall<FileAnswer> compareDetails(InstitutionId institution, String fileNumber, Totals totals);

	/** 9102: the differences. */
	OutsideCall<DifferencesAnswer> download(InstitutionId institution, String fileNumber, String fileName);

	/**
	 * A group's day as the institution has it, in fen; undoings are taken off and counted.
	 *
	 * @param day by the settlement time that the platform returned
	 * @param count settlements and undoings
	 */
	record Totals(BusinessDate day, String insuranceType, String clearingType, String clearingOffice, long totalFen, long fundFen,
			long personalAccountFen, long selfPayFen, int count) {}

	/**
	 * A settlement or an undoing.
	 *
	 * @param personNumber empty where it is not known
	 * @param totalFen negative for an undoing, like the other amounts
	 */
	record DetailRow(String settlementNumber, String insuranceVisitNumber, String personNumber, long totalFen, long fundFen, long personalAccountFen,
			boolean undone) {}

	/** What {@link #compareTotals} can say. */
	sealed interface TotalsAnswer {

		/** The platform has the same. */
		record Equal() implements TotalsAnswer {}

		/** It has something else. */
		record Differs(String text) implements TotalsAnswer {}

		/** It does not compare. */
		record Refused(String message) implements TotalsAnswer {}

		/** No answer, or none to be trusted: ask again. */
		record NoAnswer(String reason) implements TotalsAnswer {}
	}

	/** What {@link #upload} and {@link #compareDetails} can say. */
	sealed interface FileAnswer {

		/** There is a file. */
		record Kept(String fileNumber, String fileName) implements FileAnswer {}

		/** Refused. */
		record Refused(String message) implements FileAnswer {}

		/** No answer, or none to be trusted: ask again. */
		record NoAnswer(String reason) implements FileAnswer {}
	}

	/** What {@link #download} can say. */
	sealed interface DifferencesAnswer {

		/** The differences; no personal number in them. */
		record Differences(List<Difference> differences) implements DifferencesAnswer {}

		/** Refused. */
		record Refused(String message) implements DifferencesAnswer {}

		/** No answer, or none to be trusted: ask again. */
		record NoAnswer(String reason) implements DifferencesAnswer {}
	}

	/**
	 * A line on which the two differ.
	 *
	 * @param settlementNumber empty where the platform has it alone
	 * @param messageNumber msgid of the transaction that settled it
	 * @param totalFen by the platform; negative for an undoing, like the other amounts
	 */
	record Difference(Verdict verdict, String settlementNumber, String messageNumber, boolean undone, long totalFen, long fundFen,
			long personalAccountFen) {}

	/** How a line differs. */
	enum Verdict {
		/** The platform alone has it (中心多). */
		PLATFORM_ONLY,
		/** The institution alone has it (医药机构多). */
		INSTITUTION_ONLY,
		/** Other amounts (数据不一致). */
		DIFFERENT
	}
}
