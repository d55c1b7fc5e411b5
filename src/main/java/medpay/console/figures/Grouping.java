package medpay.console.figures;

import medpay.payment.PaymentFigures.By;

/** How the page of figures is grouped (统计口径). */
enum Grouping {

	/** By district of the hospital (区). */
	DISTRICT(By.INSTITUTION),
	/** By hospital (医院). */
	HOSPITAL(By.INSTITUTION),
	/** By scene (场景). */
	SCENE(By.SCENE),
	/** By what paid the patient's part (渠道). */
	CHANNEL(By.CHANNEL),
	/** By age group (年龄组). */
	AGE(By.AGE),
	/** By day (日). */
	DAY(By.DAY);

	private final By by;

	Grouping(By by) {
		this.by = by;
	}

	By by() {
		return by;
	}
}
