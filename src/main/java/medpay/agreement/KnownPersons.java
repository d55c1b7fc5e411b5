package medpay.agreement;

import medpay.shared.PersonNumber;

/** Who has been met before (已识别的人员): answered by whoever verifies vouchers. */
public interface KnownPersons {

	/** Whether this person was verified at a hospital before. */
	boolean knows(PersonNumber person);
}
