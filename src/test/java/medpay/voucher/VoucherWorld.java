package medpay.voucher;

import java.time.Clock;
import medpay.access.HisClient;
import medpay.agreement.AgreementWorld;
import medpay.insurance.InsurancePlatform.Counter;
import medpay.shared.Ids;
import medpay.shared.IdCardNumber;
import medpay.shared.Operator;
import medpay.shared.Scene;
import medpay.testing.TwoHospitals;
import medpay.voucher.Presentation.Shown;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** Verification on a real database, with scripted authorities; agreements are the real ones. */
@ComponentScan(basePackages = {"medpay.agreement",
		"medpay.voucher"}, excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.web\\..*"))
public class VoucherWorld extends AgreementWorld {

	public static final HisClient HIS = new HisClient("his-1", TwoHospitals.FIRST);
	public static final HisClient OTHER_HIS = new HisClient("his-2", TwoHospitals.SECOND);

	@Bean
	public Clock machineClock() {
		return Clock.systemUTC();
	}

	@Bean
	public ScriptedPlatform scriptedPlatform() {
		return new ScriptedPlatform();
	}

	/** A code nobody has shown yet. */
	static Presentation aCode() {
		return shown(new Shown.Code("28" + Ids.orderNumber()));
	}

	static Presentation anIdNumber() {
		return shown(new Shown.IdNumber(new IdCardNumber(ScriptedPlatform.ID_NUMBER)));
	}

	private static Presentation shown(Shown shown) {
		return new Presentation(shown, new Counter("0301", "内科", Scene.OUTPATIENT), new Operator("D1024", "周明", Operator.Kind.DOCTOR), "T-1");
	}
}
