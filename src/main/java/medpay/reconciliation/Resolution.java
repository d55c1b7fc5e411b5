package medpay.reconciliation;

/** What two people may decide about a difference (差错处理). */
public enum Resolution {

	/** Record the success that we missed (补记成功): the payment goes on as if the channel had told us. */
	RECORD_SUCCESS(false),
	/** What the channel took too much is owed back to the patient (退款): REFUND_PAYABLE. */
	RETURN_MONEY(false),
	/** The hospital takes it as gain or loss (核销): OVER_AND_SHORT. */
	WRITE_OFF(false),
	/** It stays open with an owner (结转): the amount stands in SUSPENSE. */
	CARRY_OVER(true),
	/** The party is asked (请对方核查): the amount stands in SUSPENSE until its books agree. */
	ASK_PARTY(true),
	/** The hospital corrects its own file (医院更正): ours is right, nothing moves. */
	CORRECT_HIS(true);

	private final boolean staysOpen;

	Resolution(boolean staysOpen) {
		this.staysOpen = staysOpen;
	}

	/** The difference ends by itself when the party's books agree. */
	public boolean staysOpen() {
		return staysOpen;
	}

	/** This difference may end so. */
	public boolean fits(Discrepancy found) {
		return switch (this) {
			case RECORD_SUCCESS -> found.source().isChannel() && found.fix() == Cause.Fix.RECORD_SUCCESS;
			case RETURN_MONEY -> found.source().isChannel() && found.kind() == LineKind.CHARGE && found.stakeFen() < 0;
			case WRITE_OFF -> found.kindOf() != DiscrepancyClass.HELD && found.kindOf() != DiscrepancyClass.HALF_PAID;
			case CORRECT_HIS -> found.source() == Source.HIS || found.through() == Through.DIRECT;
			case CARRY_OVER, ASK_PARTY -> true;
		};
	}
}
