package medpay.voucher;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import medpay.insurance.Credential;
import medpay.insurance.InsurancePlatform.Counter;
import medpay.shared.IdCardNumber;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.Operator;
import medpay.shared.PersonName;
import medpay.shared.PersonNumber;
import medpay.shared.call.OutsideCall;
import medpay.suishen.FamilyDelegation;
import medpay.suishen.SuishenPlatform;
import medpay.testing.Scripted;
import org.jspecify.annotations.Nullable;

/** The Suishen code service with many moods: a test decides what it says next. Invented people stand behind every code. */
public final class ScriptedSuishen implements SuishenPlatform {

	public static final PersonName GUARDIAN = new PersonName("测试监护");
	public static final String GUARDIAN_ID_NUMBER = "310101198503030000";

	public final AtomicInteger decodings = new AtomicInteger();
	public volatile boolean connected = true;
	public volatile Function<ShownCode, CodeDecoding> decoding = code -> ownCode();

	public void reset() {
		connected = true;
		decoding = code -> ownCode();
		decodings.set(0);
	}

	public static CodeDecoding ownCode() {
		return decoded(ScriptedPlatform.BORN, null);
	}

	public static CodeDecoding decoded(LocalDate born, @Nullable FamilyDelegation delegation) {
		return new CodeDecoding.Decoded(new Credential(Credential.Kind.E_VOUCHER, "310000ecscripted", "01",
				new IdCardNumber(ScriptedPlatform.ID_NUMBER), ScriptedPlatform.NAME), born, delegation);
	}

	public static FamilyDelegation delegation(PersonNumber guardian, LocalDate starts, @Nullable LocalDate ends) {
		return new FamilyDelegation(guardian, GUARDIAN, new IdCardNumber(GUARDIAN_ID_NUMBER), starts, ends, "2026-1",
				Instant.parse("2026-01-01T01:00:00Z"));
	}

	@Override
	public boolean isConnected() {
		return connected;
	}

	@Override
	public OutsideCall<CodeDecoding> decode(InstitutionId institution, ShownCode code, Counter counter, Operator operator) {
		return new Scripted<>("suishen", "decode", Ids.orderNumber(), () -> {
			decodings.incrementAndGet();
			return decoding.apply(code);
		});
	}
}
