package medpay.sandbox.insurance;

import medpay.sandbox.SandboxPart;
import medpay.sandbox.insurance.VoucherCodes.Shown;
import medpay.shared.IdCardNumber;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whose credential it is (就诊凭证): a token while it lives, an identity number, or a social-security card, which in the sandbox bears the person's number.
 */
@Component
@SandboxPart
class Credentials {

	private final InsuredPatients patients;
	private final VoucherCodes codes;
	private final Visits visits;
	private final boolean oldTokensForOpenedVisits;

	Credentials(InsuredPatients patients, VoucherCodes codes, Visits visits,
			@Value("${medpay.sandbox.token-life-for-opened-visit:true}") boolean oldTokensForOpenedVisits) {
		this.patients = patients;
		this.codes = codes;
		this.visits = visits;
		this.oldTokensForOpenedVisits = oldTokensForOpenedVisits;
	}

	/** The kinds of credential by mdtrt_cert_type. */
	static final String TOKEN = "01";
	static final String ID_NUMBER = "02";
	static final String CARD = "03";

	InsuredPatient identify(Call call, String type, String number) {
		return switch (type) {
			case TOKEN -> bearer(living(call, number));
			case ID_NUMBER -> patients.find(new IdCardNumber(number)).orElseThrow(() -> new Refused("未查到参保信息"));
			case CARD -> patients.findByCard(number).orElseThrow(() -> new Refused("未查到参保信息"));
			default -> throw new Refused("不支持的就诊凭证类型：mdtrt_cert_type");
		};
	}

	/** The person of an open visit shows their credential: an old token is as good as a fresh one for the visit it opened, where the setting says so. */
	void checkForVisit(Call call, Visits.Visit visit, String type, String number) {
		boolean opened = type.equals(TOKEN) && oldTokensForOpenedVisits && visits.wasOpenedBy(visit.number(), number);
		if (!opened && !identify(call, type, number).number().equals(visit.person())) {
			throw new Refused("就诊凭证与就诊人员不符：mdtrt_cert_no");
		}
	}

	private Shown living(Call call, String token) {
		Shown shown = codes.ofToken(token).orElseThrow(() -> new Refused("医保电子凭证令牌无效，请重新展码"));
		if (!shown.livesAt(call.now())) {
			throw new Refused("医保电子凭证令牌已过期，请重新展码");
		}
		return shown;
	}

	private InsuredPatient bearer(Shown shown) {
		return patients.find(shown.person()).orElseThrow(() -> new Refused("未查到参保信息"));
	}
}
