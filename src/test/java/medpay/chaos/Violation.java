package medpay.chaos;

/** A promise that was broken (违例). {@code invariant}: I1 … as the reliability notes number them; {@code row}: what it was seen on. */
record Violation(String invariant, String what, String row) {

	@Override
	public String toString() {
		return invariant + "  " + what + ": " + row;
	}
}
