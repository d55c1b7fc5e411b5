package medpay.sandbox.play;

import java.util.List;
import medpay.sandbox.his.HisBill;
import medpay.sandbox.his.HisVisit;

/**
 * A visit to be played (待演练就诊).
 *
 * @param name as the file or the generator calls it; failures are told by it
 * @param hospital 0 the first demo hospital, 1 the second
 * @param shows the kind of code on the phone
 * @param bills in their order, all of this one visit; empty when there is nothing to charge, and the visit is skipped
 */
public record PlayedVisit(String name, int hospital, PlayedPatient patient, PhoneCode shows, HisVisit visit, List<HisBill> bills) {

	boolean isSkipped() {
		return bills.isEmpty();
	}
}
