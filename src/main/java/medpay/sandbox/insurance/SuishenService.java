package medpay.sandbox.insurance;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import medpay.insurance.platform.MalformedMessage;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformTime;
import medpay.sandbox.SandboxClock;
import medpay.sandbox.SandboxKeys;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.insurance.Delegations.Delegation;
import medpay.sandbox.insurance.SuishenCodes.Shown;
import medpay.shared.crypto.CryptoProvider;
import medpay.suishen.messages.DecodeMessages;
import medpay.suishen.messages.DecodeMessages.Decoded;
import medpay.suishen.messages.DecodeMessages.Query;
import medpay.suishen.messages.SuishenAnswer;
import medpay.suishen.messages.SuishenAnswer.Code;
import medpay.suishen.messages.SuishenRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The city's Suishen code service (随申码服务): checks who asks, tells whom a code stands for, and brings the person's e-voucher token from the centre along.
 * Whether a delegation still counts is for whoever relies on it to say.
 */
@Component
@SandboxPart
class SuishenService {

	private static final String UNKNOWN_CODE = "7777";
	private static final int LONGEST_NUMBER = 40;

	private final SandboxKeys keys;
	private final SandboxClock clock;
	private final CryptoProvider crypto;
	private final SuishenCodes shownCodes;
	private final VoucherCodes tokens;
	private final Delegations delegations;
	private final InsuredPatients patients;

	SuishenService(SandboxKeys keys, SandboxClock clock, PlatformCrypto crypto, SuishenCodes shownCodes, VoucherCodes tokens, Delegations delegations,
			InsuredPatients patients) {
		this.keys = keys;
		this.clock = clock;
		this.crypto = crypto.provider();
		this.shownCodes = shownCodes;
		this.tokens = tokens;
		this.delegations = delegations;
		this.patients = patients;
	}

	/** What is to be said before it is signed. */
	private record Said(String requestId, Code code, @Nullable Decoded data) {}

	/** The exact bytes to answer. */
	byte[] answer(byte[] body, Twist twist) {
		Said said = hear(body);
		String code = twist == Twist.UNKNOWN_CODE ? UNKNOWN_CODE : said.code().number();
		return write(said, code, twist == Twist.WRONG_SIGNATURE);
	}

	/** A certain no, whatever was asked. */
	byte[] decline(byte[] body) {
		return write(new Said(numberOf(body), Code.CODE_UNKNOWN, null), Code.CODE_UNKNOWN.number(), false);
	}

	private Said hear(byte[] body) {
		String number = numberOf(body);
		try {
			SuishenRequest request = PlatformJson.read(PlatformJson.object(body), SuishenRequest.class);
			if (keys.institutions().stream().noneMatch(known -> known.kind() == SandboxKeys.Kind.PLATFORM
					&& known.code().value().equals(request.appId()) && request.isSignedBy(crypto, known.signing().publicKey()))) {
				return new Said(number, Code.SIGNATURE_WRONG, null);
			}
			Query query = PlatformJson.read(PlatformJson.object(request.data().getBytes(StandardCharsets.UTF_8)), Query.class);
			if (Stream.of(query.codeKind(), query.qrCode(), query.orgId(), query.businessType(), query.operatorId(), query.operatorName(),
					query.officeId(), query.officeName()).anyMatch(String::isBlank)) {
				return new Said(number, Code.REQUEST_WRONG, null);
			}
			return decode(number, query);
		} catch (MalformedMessage e) {
			return new Said(number, Code.REQUEST_WRONG, null);
		}
	}

	private Said decode(String number, Query query) {
		Optional<Shown> known = shownCodes.find(query.qrCode()).filter(shown -> query.codeKind().equals(kindOf(shown)));
		if (known.isEmpty()) {
			return new Said(number, Code.CODE_UNKNOWN, null);
		}
		Shown shown = known.get();
		if (!shown.livesAt(clock.now())) {
			return new Said(number, Code.CODE_EXPIRED, null);
		}
		if (!shown.isFamily()) {
			return new Said(number, Code.DONE, decoded(query, shown, null, null));
		}
		return delegations.between(shown.holder(), shown.person())
				.map(delegation -> new Said(number, Code.DONE, decoded(query, shown, guardian(shown), written(delegation))))
				.orElseGet(() -> new Said(number, Code.DELEGATION_WITHDRAWN, null));
	}

	private static String kindOf(Shown shown) {
		return shown.isFamily() ? DecodeMessages.FAMILY : DecodeMessages.OWN;
	}

	private Decoded decoded(Query query, Shown shown, DecodeMessages.@Nullable Guardian guardian, DecodeMessages.@Nullable Delegation delegation) {
		InsuredPatient person = patients.find(shown.person()).orElseThrow();
		String token = person.insured() ? tokens.make(person.number(), clock.now()).token() : "";
		return new Decoded(query.codeKind(), query.qrCode(), query.orgId(), person.name().value(), person.idNumber().value(), "01",
				PlatformTime.date(person.birthDate()), token, person.insured() ? InsuredPatient.AREA : "", guardian, delegation);
	}

	private DecodeMessages.Guardian guardian(Shown shown) {
		InsuredPatient guardian = patients.find(shown.holder()).orElseThrow();
		return new DecodeMessages.Guardian(guardian.name().value(), guardian.idNumber().value(), "01", guardian.number().value());
	}

	private static DecodeMessages.Delegation written(Delegation delegation) {
		return new DecodeMessages.Delegation(PlatformTime.date(delegation.startsOn()),
				delegation.endsOn() == null ? "" : PlatformTime.date(delegation.endsOn()), delegation.consentVersion(),
				PlatformTime.time(delegation.consentedAt()));
	}

	private byte[] write(Said said, String code, boolean spoilt) {
		String data = said.data() == null ? "" : new String(PlatformJson.bytes(PlatformJson.tree(said.data())), StandardCharsets.UTF_8);
		var answer = new SuishenAnswer(said.requestId(), PlatformTime.stamp(clock.now()), code, said.code().name(), data, "");
		byte[] signed = answer.signed(crypto, keys.suishen().privateKey());
		return spoilt ? PlatformJson.bytes(PlatformJson.object(signed).put("message", said.code().name() + "!")) : signed;
	}

	/** Whatever number a stranger's message bears, as far as it is one. */
	private static String numberOf(byte[] body) {
		try {
			String number = PlatformJson.object(body).path("requestId").asString("");
			return number.length() <= LONGEST_NUMBER && number.matches("[0-9A-Za-z-]*") ? number : "";
		} catch (MalformedMessage e) {
			return "";
		}
	}
}
