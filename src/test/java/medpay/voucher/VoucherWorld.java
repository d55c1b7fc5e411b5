package medpay.voucher;

import java.math.BigInteger;
import java.time.Clock;
import java.util.Locale;
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

	@Bean
	public ScriptedSuishen scriptedSuishen() {
		return new ScriptedSuishen();
	}

	@Bean
	public ScriptedOldChannel scriptedOldChannel() {
		return new ScriptedOldChannel();
	}

	/** A code nobody has shown yet. */
	static Presentation aCode() {
		return shown(new Shown.Code(VoucherKind.INSURANCE_VOUCHER, someDigits()));
	}

	static Presentation aSuishenCode() {
		return shown(new Shown.Code(VoucherKind.SUISHEN_CODE, "SSM" + Ids.orderNumber().substring(3).toUpperCase(Locale.ROOT)));
	}

	static Presentation aFamilyCode() {
		return shown(new Shown.Code(VoucherKind.FAMILY_SUISHEN_CODE, "SSF" + Ids.orderNumber().substring(3).toUpperCase(Locale.ROOT)));
	}

	static Presentation aCard() {
		return shown(new Shown.Card("A58570401"));
	}

	/** 28 digits nobody has shown yet. */
	public static String someDigits() {
		return "%028d".formatted(new BigInteger(Ids.orderNumber().substring(0, 22), 16));
	}

	static Presentation anIdNumber() {
		return shown(new Shown.IdNumber(new IdCardNumber(ScriptedPlatform.ID_NUMBER)));
	}

	private static Presentation shown(Shown shown) {
		return new Presentation(shown, new Counter("0301", "内科", Scene.OUTPATIENT), new Operator("D1024", "周明", Operator.Kind.DOCTOR), "T-1");
	}
}
