package medpay.insurance;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import medpay.exchange.Attempt;
import medpay.exchange.Exchange;
import medpay.institution.Enrolment;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.institution.InsuranceAccess;
import medpay.institution.MerchantAccount;
import medpay.insurance.InsurancePlatform.InsuredVisit;
import medpay.insurance.InsurancePlatform.SettlementOrder;
import medpay.insurance.InsurancePlatform.Staff;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionCode;
import medpay.shared.InstitutionId;
import medpay.shared.IdCardNumber;
import medpay.shared.Money;
import medpay.shared.Operator;
import medpay.shared.PersonName;
import medpay.shared.PersonNumber;
import medpay.shared.call.Answer;
import medpay.shared.call.OutsideCall;
import medpay.shared.call.Wire;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** The insurance door of one invented hospital, built without Spring, with clocks that a test moves. */
final class Door {

	static final CryptoProvider CRYPTO = new BouncyCastleCrypto(CryptoKeys.random());
	static final String HOSPITAL_PRIVATE = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
	static final String HOSPITAL_PUBLIC = "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
			+ "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";
	static final String PLATFORM_PRIVATE = "211fee8c3c5fee2fad3dc926fc9403366d2def02cdd0bb5bd683ca015d99db7f";
	static final String PLATFORM_PUBLIC = "0417cc16abaebedc7f87b2e0a508c0cb93631761db7fa19adece712c6aade1d673"
			+ "e389b5e902df7a2e6fe3917b0f55747e00d74e36e939ecc3e7967b7058a91858";
	static final InstitutionId HOSPITAL = new InstitutionId(7);
	static final Operator CASHIER = new Operator("C007", "张收费", Operator.Kind.CASHIER);
	static final Staff STAFF = new Staff("0201", "内科", "D310001", "王医生");

	final BusinessTime businessTime = new BusinessTime();
	final MachineTime machineTime = new MachineTime();
	final RecordingExchange exchange = new RecordingExchange();
	final InsuranceSettings settings;
	static final URI OLD_CHANNEL = URI.create("http://127.0.0.1:1/old-channel");

	final InsuranceClient client;
	final OldChannelClient oldChannel;

	Door(Wire wire) {
		this(wire, "2201A", PLATFORM_PUBLIC, Map.of());
	}

	Door(Wire wire, String registration, String platformKey, Map<String, String> properties) {
		settings = settings(properties);
		var access = new InsuranceAccess(URI.create("http://127.0.0.1:1/gjptqzyy-prod/api/v1/route"), URI.create("http://127.0.0.1:1/centre/"),
				"MBS_LOCAL", HOSPITAL_PRIVATE, platformKey, registration, "02:00:00:00:00:01", "10.0.0.1", OLD_CHANNEL);
		Institutions institutions = new OneHospital(access);
		var serial = new AtomicInteger();
		var writer = new RequestWriter(new MessageNumbers(serial::getAndIncrement), CRYPTO, settings);
		var reader = new AnswerReader(CRYPTO, settings);
		var signIns = new SignIns(wire, writer, reader, exchange, TransactionOperations.withoutTransaction(), settings, machineTime);
		client = new InsuranceClient(institutions, new PlatformCalls(wire, writer, reader, signIns, settings, businessTime), writer, wire,
				businessTime, settings);
		oldChannel = new OldChannelClient(institutions, new MessageNumbers(serial::getAndIncrement), wire, businessTime, settings);
	}

	static InsuranceSettings settings(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("medpay.insurance", InsuranceSettings.class);
	}

	static Credential voucher() {
		return new Credential(Credential.Kind.E_VOUCHER, ScriptedPlatform.TOKEN, "01", new IdCardNumber(ScriptedPlatform.ID_NUMBER),
				new PersonName(ScriptedPlatform.NAME));
	}

	static InsuredVisit visit() {
		return new InsuredVisit(HOSPITAL, new PersonNumber(ScriptedPlatform.PERSON), "310", "310115", voucher(), CASHIER);
	}

	static SettlementOrder bill() {
		return new SettlementOrder(ScriptedPlatform.VISIT, "B1", "11", new Money(62_000), true);
	}

	static CatalogueScope scope() {
		return new CatalogueScope(new Money(2_000), Money.ZERO, new Money(2_000), new Money(58_000));
	}

	/** 甲 400.00, 乙 200.00, 丙 20.00. */
	static List<UploadLine> lines() {
		return List.of(line("B1-1", "01A", "40.00", "10", 40_000), line("B1-2", "02B", "66.666667", "3", 20_000),
				line("B1-3", "03C", "20.00", "1", 2_000));
	}

	private static UploadLine line(String serial, String item, String price, String quantity, long fen) {
		return new UploadLine(serial, item + "-310000", "H" + item, "项目" + item, new BigDecimal(price), new BigDecimal(quantity), new Money(fen),
				Instant.parse("2026-11-22T01:00:00Z"), null, null, "1", false);
	}

	/** A business clock that stands still at 09:02:30 in Shanghai until a test moves it. */
	static final class BusinessTime implements BusinessClock {

		Instant now = Instant.parse("2026-11-22T01:02:30Z");

		@Override
		public Instant now() {
			return now;
		}
	}

	/** A machine clock that stands still until a test moves it. */
	static final class MachineTime extends Clock {

		Instant now = Instant.parse("2026-11-22T01:02:30Z");

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(java.time.ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return now;
		}
	}

	/** Keeps what was recorded. */
	static final class RecordingExchange implements Exchange {

		final List<String> recorded = new ArrayList<>();

		@Override
		public UUID sending(InstitutionId institution, String subjectKind, UUID subject, OutsideCall<?> call) {
			recorded.add("sending " + subjectKind + " " + call.party() + " " + call.operation() + " " + call.number());
			return subject;
		}

		@Override
		public void received(InstitutionId institution, UUID attempt, Answer<?> answer) {
			recorded.add("received " + answer.code());
		}

		@Override
		public UUID told(InstitutionId institution, String subjectKind, UUID subject, String party, String operation, String number, String code,
				String detail, byte[] bytes) {
			throw new UnsupportedOperationException();
		}

		@Override
		public List<Attempt> of(InstitutionId institution, String subjectKind, UUID subject) {
			throw new UnsupportedOperationException();
		}
	}

	/** One invented hospital. */
	private record OneHospital(InsuranceAccess access) implements Institutions {

		@Override
		public Institution byId(InstitutionId id) {
			return new Institution(id, new InstitutionCode("H31010600001"), "示范医院", Institution.Kind.HOSPITAL, Institution.Level.THREE, "静安区",
					"310106",
					"A03", Map.of());
		}

		@Override
		public InsuranceAccess insuranceAccess(InstitutionId id) {
			return access;
		}

		@Override
		public Optional<Institution> byCode(InstitutionCode code) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Optional<Institution> byMerchantNumber(String channel, String merchantNumber) {
			throw new UnsupportedOperationException();
		}

		@Override
		public List<Institution> all() {
			throw new UnsupportedOperationException();
		}

		@Override
		public MerchantAccount merchantAccount(InstitutionId id, String channel) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Institution platform() {
			throw new UnsupportedOperationException();
		}

		@Override
		public InstitutionId enrol(Enrolment enrolment) {
			throw new UnsupportedOperationException();
		}
	}
}
