package medpay.reconciliation;

/** What a statement comes to (对账单合计), in fen. */
public record StatementTotals(int lines, int charges, long chargedFen, int returns, long returnedFen, long feeFen) {

	static final StatementTotals NONE = new StatementTotals(0, 0, 0, 0, 0, 0);

	StatementTotals plus(StatementLine line) {
		boolean charge = line.kind() == LineKind.CHARGE;
		long fen = line.amounts().totalFen();
		return new StatementTotals(lines + 1, charges + (charge ? 1 : 0), Math.addExact(chargedFen, charge ? fen : 0), returns + (charge ? 0 : 1),
				Math.addExact(returnedFen, charge ? 0 : fen), Math.addExact(feeFen, line.feeFen()));
	}
}
