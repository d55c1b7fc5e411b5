package medpay.suishen;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import medpay.insurance.InsurancePlatform.Counter;
import medpay.insurance.platform.Codes;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformTime;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.institution.SuishenAccess;
import medpay.shared.BusinessClock;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.Operator;
import medpay.shared.Scene;
import medpay.shared.call.OutsideCall;
import medpay.shared.call.Wire;
import medpay.shared.crypto.CryptoProvider;
import medpay.suishen.messages.DecodeMessages;
import medpay.suishen.messages.SuishenRequest;
import org.springframework.stereotype.Service;

/** {@link SuishenPlatform} over HTTP by our convention (随申码服务客户端). */
@Service
class SuishenClient implements SuishenPlatform {

	static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json;charset=UTF-8", "Accept", "application/json");

	private final Institutions institutions;
	private final Wire wire;
	private final CryptoProvider crypto;
	private final BusinessClock clock;
	private final SuishenSettings settings;

	SuishenClient(Institutions institutions, Wire wire, CryptoProvider crypto, BusinessClock clock, SuishenSettings settings) {
		this.institutions = institutions;
		this.wire = wire;
		this.crypto = crypto;
		this.clock = clock;
		this.settings = settings;
	}

	@Override
	public boolean isConnected() {
		return institutions.suishenAccess().isPresent();
	}

	@Override
	public OutsideCall<CodeDecoding> decode(InstitutionId institution, ShownCode code, Counter counter, Operator operator) {
		SuishenAccess access = institutions.suishenAccess()
				.orElseThrow(() -> new IllegalStateException("The city's platform has no access to the Suishen code service"));
		DecodeMessages.Query query = query(institutions.byId(institution), code, counter, operator);
		String number = Ids.orderNumber();
		byte[] request = new SuishenRequest(institutions.platform().code().value(), number, PlatformTime.stamp(clock.now()),
				new String(PlatformJson.bytes(PlatformJson.tree(query)), StandardCharsets.UTF_8), "")
				.signed(crypto, access.signingKey());
		var reading = new DecodeReading(crypto, access.serviceKey(), number, query);
		return new PreparedDecode(wire, address(access), settings.answerLimit(), request, reading);
	}

	private static DecodeMessages.Query query(Institution hospital, ShownCode code, Counter counter, Operator operator) {
		String kind = switch (code.kind()) {
			case OWN -> DecodeMessages.OWN;
			case FAMILY -> DecodeMessages.FAMILY;
		};
		String businessType = counter.scene() == Scene.REGISTRATION ? Codes.SHOWN_AT_REGISTRATION : Codes.SHOWN_TO_SETTLE;
		return new DecodeMessages.Query(kind, code.value(), hospital.code().value(), businessType, operator.code(), operator.name(),
				counter.departmentCode(), counter.departmentName());
	}

	private static URI address(SuishenAccess access) {
		String base = access.address().toString();
		return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + SuishenRequest.DECODE_PATH);
	}
}
