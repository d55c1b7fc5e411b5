package medpay.settlement.close;

import java.util.List;

/** What {@link CheckBooks} found (核对结果). {@code lines}: one fact each, in the same order for the same database. */
record BooksReport(List<String> lines, boolean whole) {}
