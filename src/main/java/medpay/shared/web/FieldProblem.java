package medpay.shared.web;

import medpay.shared.BilingualText;

/**
 * What is wrong with one field (字段问题), in both languages.
 *
 * @param field JSON path of the field, for example {@code lines[2].amount_fen}
 */
public record FieldProblem(String field, String zh, String en) {

	BilingualText text() {
		return new BilingualText(zh, en);
	}
}
