package medpay.suishen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import medpay.insurance.Credential;
import medpay.insurance.InsurancePlatform.Counter;
import medpay.insurance.platform.PlatformJson;
import medpay.institution.Enrolment;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.institution.InsuranceAccess;
import medpay.institution.MerchantAccount;
import medpay.institution.SuishenAccess;
import medpay.shared.InstitutionCode;
import medpay.shared.InstitutionId;
import medpay.shared.Scene;
import medpay.shared.call.Wire;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import medpay.suishen.SuishenPlatform.CodeDecoding;
import medpay.suishen.SuishenPlatform.CodeKind;
import medpay.suishen.SuishenPlatform.ShownCode;
import medpay.suishen.messages.DecodeMessages;
import medpay.suishen.messages.DecodeMessages.Decoded;
import medpay.suishen.messages.SuishenAnswer;
import medpay.testing.MovableBusinessClock;
import medpay.testing.TwoHospitals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract against a scripted service, and what only a scripted one can say. */
class SuishenClientTest extends SuishenPlatformContract {

	private static final CryptoProvider CRYPTO = new BouncyCastleCrypto(CryptoKeys.random());
	private static final String OUR_PRIVATE = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
	private static final String OUR_PUBLIC = "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
			+ "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";

	private final ScriptedService service = new ScriptedService(CRYPTO, OUR_PUBLIC);
	private final SuishenClient client = client(new Connected(true));

	private SuishenClient client(Institutions institutions) {
		return new SuishenClient(institutions, service, CRYPTO, new MovableBusinessClock(Instant.parse("2026-11-23T02:00:00Z")),
				new SuishenSettings(Duration.ofSeconds(5)));
	}

	@Override
	SuishenPlatform suishen() {
		return client;
	}

	@Override
	InstitutionId hospital() {
		return TwoHospitals.FIRST;
	}

	@Override
	ShownCode ownCode() {
		return new ShownCode(CodeKind.OWN, ScriptedService.OWN_CODE);
	}

	@Override
	ShownCode familyCode() {
		return new ShownCode(CodeKind.FAMILY, ScriptedService.FAMILY_CODE);
	}

	@Override
	void trouble(Trouble trouble) {
		switch (trouble) {
			case NO_ANSWER_BEFORE, NO_ANSWER_AFTER -> service.next(new Wire.Reply.Lost("timeout", null));
			case DOWN -> service.next(new Wire.Reply.Lost("connection", "ConnectException"));
			case SERVER_ERROR -> service.next(new Wire.Reply.Received(500, new byte[0]));
			case WRONG_SIGNATURE -> service.tamper(body -> PlatformJson.bytes(PlatformJson.object(body).put("message", "other")));
			case UNKNOWN_CODE -> service.rewrite(answer -> new SuishenAnswer(answer.requestId(), answer.answeredAt(), "7777",
					"", answer.data(), ""));
		}
	}

	@Test
	void asksInTheHospitalsNameWithTheCityPlatformsKey() {
		call(ownCode()).send();

		var asked = Objects.requireNonNull(service.asked);
		assertThat(asked.appId()).isEqualTo("H00000000001");
		assertThat(asked.sentAt()).isEqualTo("20261123100000000");
		var query = PlatformJson.read(PlatformJson.object(asked.data().getBytes(StandardCharsets.UTF_8)), DecodeMessages.Query.class);
		assertThat(query)
				.isEqualTo(new DecodeMessages.Query("SUISHEN", ScriptedService.OWN_CODE, "H00000000002", "01301", "N007", "陈护士", "0301", "儿科"));
	}

	static Stream<Arguments> answersThatAreNone() {
		return Stream.of(bent("another code", told -> copy(told, told.codeKind(), "SSM9", told.orgId(), told.birthday())),
				bent("another kind", told -> copy(told, "FAMILY_SUISHEN", told.qrCode(), told.orgId(), told.birthday())),
				bent("another hospital", told -> copy(told, told.codeKind(), told.qrCode(), "H99999999999", told.birthday())),
				bent("no birthday", told -> copy(told, told.codeKind(), told.qrCode(), told.orgId(), "")),
				bent("an impossible birthday", told -> copy(told, told.codeKind(), told.qrCode(), told.orgId(), "2019-02-30")),
				bent("no name", told -> new Decoded(told.codeKind(), told.qrCode(), told.orgId(), "", told.idNo(), told.idType(), told.birthday(),
						told.ecToken(), told.insuOrg(), null, null)),
				bent("a guardian of nobody's child", told -> new Decoded(told.codeKind(), told.qrCode(), told.orgId(), told.userName(), told.idNo(),
						told.idType(), told.birthday(), told.ecToken(), told.insuOrg(), new DecodeMessages.Guardian("甲", "1", "01", "1"), null)));
	}

	private static Arguments bent(String what, UnaryOperator<Decoded> change) {
		return Arguments.of(what, change);
	}

	private static Decoded copy(Decoded told, String kind, String code, String hospital, String birthday) {
		return new Decoded(kind, code, hospital, told.userName(), told.idNo(), told.idType(), birthday, told.ecToken(), told.insuOrg(), null, null);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void answersThatAreNone(String what, UnaryOperator<Decoded> change) {
		service.bend(change);

		assertThat(call(ownCode()).send().meaning()).isInstanceOf(CodeDecoding.NoAnswer.class);
	}

	@Test
	void aFamilyCodeWithoutDelegationIsNoAnswer() {
		service.bend(told -> copy(told, told.codeKind(), told.qrCode(), told.orgId(), told.birthday()));

		assertThat(call(familyCode()).send().meaning()).isInstanceOf(CodeDecoding.NoAnswer.class);
	}

	@Test
	void anAnswerToAnotherRequestIsNoAnswer() {
		service.rewrite(answer -> new SuishenAnswer("another", answer.answeredAt(), answer.code(), "", answer.data(), ""));

		assertThat(call(ownCode()).send().meaning()).isInstanceOf(CodeDecoding.NoAnswer.class);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "null", "[]", "{}", "{\"requestId\":{}}", "<html>", "{\"code\":\"0\"}", "\u0000"})
	void whateverCannotBeReadIsNoAnswerAndQuotesNothing(String body) {
		service.next(new Wire.Reply.Received(200, body.getBytes(StandardCharsets.UTF_8)));

		assertThat(call(ownCode()).send().meaning()).isInstanceOf(CodeDecoding.NoAnswer.class);
	}

	@Test
	void anOversizedAnswerIsNoAnswer() {
		service.next(new Wire.Reply.Lost("oversized", null));

		var answer = call(ownCode()).send();
		assertThat(answer.code()).isEqualTo("oversized");
		assertThat(answer.meaning()).isInstanceOf(CodeDecoding.NoAnswer.class);
	}

	@Test
	void ourOwnMistakesSayNothingAboutTheCode() {
		service.rewrite(answer -> new SuishenAnswer(answer.requestId(), answer.answeredAt(), "4010", "", "", ""));

		assertThat(call(ownCode()).send().meaning()).isInstanceOf(CodeDecoding.NoAnswer.class);
	}

	@Test
	void somebodyWithoutAnEVoucherIsToldByTheIdentityNumber() {
		service.bend(told -> new Decoded(told.codeKind(), told.qrCode(), told.orgId(), told.userName(), told.idNo(), told.idType(), told.birthday(),
				"", "", null, null));

		var decoded = (CodeDecoding.Decoded) call(ownCode()).send().meaning();
		assertThat(decoded.credential().kind()).isEqualTo(Credential.Kind.ID_NUMBER);
	}

	@Test
	void printsNoCodeAndNoPerson() {
		var call = call(familyCode());
		var answer = call.send();

		assertThat(call + " " + familyCode() + answer.meaning() + answer.detail()).doesNotContain(ScriptedService.FAMILY_CODE, "测试童", "测试甲", "310101",
				ScriptedService.TOKEN);
	}

	@Test
	void withoutAccessNothingIsConnected() {
		SuishenClient alone = client(new Connected(false));

		assertThat(alone.isConnected()).isFalse();
		assertThat(client.isConnected()).isTrue();
		assertThatIllegalStateException().isThrownBy(() -> alone.decode(hospital(), ownCode(),
				new Counter("1", "1", Scene.OUTPATIENT), NURSE));
	}

	/** Two hospitals and a platform that has access to the service, or has not. */
	private record Connected(TwoHospitals two, boolean connected) implements Institutions {

		Connected(boolean connected) {
			this(new TwoHospitals(), connected);
		}

		@Override
		public Optional<SuishenAccess> suishenAccess() {
			return connected
					? Optional.of(new SuishenAccess(URI.create("http://127.0.0.1:1/suishen/"), OUR_PRIVATE, ScriptedService.PUBLIC))
					: Optional.empty();
		}

		@Override
		public Institution byId(InstitutionId id) {
			return two.byId(id);
		}

		@Override
		public Institution platform() {
			return two.platform();
		}

		@Override
		public Optional<Institution> byCode(InstitutionCode code) {
			return two.byCode(code);
		}

		@Override
		public Optional<Institution> byMerchantNumber(String channel, String merchantNumber) {
			return two.byMerchantNumber(channel, merchantNumber);
		}

		@Override
		public List<Institution> all() {
			return two.all();
		}

		@Override
		public InsuranceAccess insuranceAccess(InstitutionId id) {
			return two.insuranceAccess(id);
		}

		@Override
		public MerchantAccount merchantAccount(InstitutionId id, String channel) {
			return two.merchantAccount(id, channel);
		}

		@Override
		public InstitutionId enrol(Enrolment enrolment) {
			return two.enrol(enrolment);
		}
	}
}
