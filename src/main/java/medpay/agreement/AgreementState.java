package medpay.agreement;

/** Where a credit agreement stands (协议状态). */
public enum AgreementState {

	/** The patient was asked and has not confirmed yet (签约中). */
	SIGNING,
	/** Signed: it can be charged (有效). */
	ACTIVE,
	/** Signed, but not to be charged for now (暂停). */
	SUSPENDED,
	/** Ended by the patient, the hospital, the channel or the bank (已解约). */
	TERMINATED,
	/** Never came to be (签约失败). */
	FAILED;

	/** The only transition table. */
	boolean canMoveTo(AgreementState next) {
		return switch (this) {
			case SIGNING -> next == ACTIVE || next == FAILED || next == TERMINATED;
			case ACTIVE -> next == SUSPENDED || next == TERMINATED;
			case SUSPENDED -> next == ACTIVE || next == TERMINATED;
			case TERMINATED, FAILED -> false;
		};
	}

	/** Ended, one way or the other. */
	public boolean ended() {
		return this == TERMINATED || this == FAILED;
	}
}
