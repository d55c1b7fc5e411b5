package medpay.insurance;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import medpay.insurance.platform.OldChannelGroup;
import medpay.insurance.platform.OldChannelMessages;
import medpay.insurance.platform.OldChannelMessages.Account;
import medpay.insurance.platform.OldChannelMessages.AccountState;
import medpay.insurance.platform.OldChannelMessages.Envelope;
import medpay.insurance.platform.OldChannelMessages.SwitchState;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformTime;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import medpay.shared.Operator;
import medpay.shared.call.OutsideCall;
import medpay.shared.call.Wire;
import org.springframework.stereotype.Service;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@link OldChannel} over HTTP by our convention (五期客户端). */
@Service
class OldChannelClient implements OldChannel {

	private static final String AT_A_COUNTER = "10";

	private final Institutions institutions;
	private final MessageNumbers numbers;
	private final Wire wire;
	private final BusinessClock clock;
	private final InsuranceSettings settings;

	OldChannelClient(Institutions institutions, MessageNumbers numbers, Wire wire, BusinessClock clock, InsuranceSettings settings) {
		this.institutions = institutions;
		this.numbers = numbers;
		this.wire = wire;
		this.clock = clock;
		this.settings = settings;
	}

	@Override
	public boolean isConnected(InstitutionId institution) {
		return institutions.insuranceAccess(institution).oldChannelAddress() != null;
	}

	@Override
	public OutsideCall<AccountInquiry> account(InstitutionId institution, Credential credential, Operator operator) {
		var account = new Account(switch (credential.kind()) {
			case CARD -> "1";
			case ID_NUMBER -> "2";
			case E_VOUCHER -> "3";
		}, credential.number());
		return prepare(institution, operator, OldChannelMessages.ACCOUNT, PlatformJson.tree(account),
				new OldChannelReading<>(OldChannelClient::understoodAccount, AccountInquiry.Unknown::new));
	}

	private static AccountInquiry understoodAccount(@Nullable JsonNode content) {
		String attributes = PlatformJson.read(content, AccountState.class).accountattr();
		if (attributes.isBlank()) {
			return new AccountInquiry.Unknown("no accountattr");
		}
		return OldChannelGroup.of(attributes).<AccountInquiry>map(group -> new AccountInquiry.OldChannelOnly(group.name()))
				.orElseGet(AccountInquiry.National::new);
	}

	@Override
	public OutsideCall<SwitchInquiry> emergencySwitch(InstitutionId institution, Operator operator) {
		return prepare(institution, operator, OldChannelMessages.SWITCH, PlatformJson.emptyObject(),
				new OldChannelReading<>(OldChannelClient::understoodSwitch, SwitchInquiry.Unknown::new));
	}

	private static SwitchInquiry understoodSwitch(@Nullable JsonNode content) {
		return switch (PlatformJson.read(content, SwitchState.class).qhbz()) {
			case OldChannelMessages.NATIONAL -> new SwitchInquiry.National();
			case OldChannelMessages.BACKUP -> new SwitchInquiry.Backup();
			default -> new SwitchInquiry.Unknown("a qhbz outside the table");
		};
	}

	private <A> OutsideCall<A> prepare(InstitutionId id, Operator operator, String message, ObjectNode content, OldChannelReading<A> reading) {
		Institution institution = institutions.byId(id);
		URI address = Optional.ofNullable(institutions.insuranceAccess(id).oldChannelAddress())
				.orElseThrow(() -> new IllegalStateException("Institution " + id + " has no address of the old channel"));
		Instant now = clock.now();
		String number = numbers.next(institution.code(), now);
		var envelope = new Envelope(PlatformTime.time(now), message, "", "", "", number, institution.area(), institution.code().value(),
				operator.code(), operator.name(), content, AT_A_COUNTER, "", "");
		var target = new PreparedCall.Target("insurance", message, address, settings.oldChannelLimit());
		return new PreparedCall<>(wire, target, number, PlatformJson.bytes(PlatformJson.tree(envelope)), reply -> reading.read(reply, envelope));
	}
}
