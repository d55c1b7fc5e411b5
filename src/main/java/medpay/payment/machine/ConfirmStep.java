package medpay.payment.machine;

/** Where the question to the patient's phone stands (手机确认步骤). */
public enum ConfirmStep {
	/** Nobody is asked. */
	NONE,
	/** The hold is taken, the question made; whether the channel has it is not certain. */
	ASKING,
	/** It waits on the phone. */
	WAITING,
	/** The patient said yes: the charge goes ahead. */
	CONFIRMED,
	/** The patient said no, or did not answer in time: whatever comes now changes nothing. */
	OVER
}
