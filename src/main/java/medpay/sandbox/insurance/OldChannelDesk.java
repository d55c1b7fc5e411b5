package medpay.sandbox.insurance;

import java.util.Optional;
import java.util.Set;
import medpay.insurance.platform.MalformedMessage;
import medpay.insurance.platform.OldChannelGroup;
import medpay.insurance.platform.OldChannelMessages;
import medpay.insurance.platform.OldChannelMessages.Account;
import medpay.insurance.platform.OldChannelMessages.AccountState;
import medpay.insurance.platform.OldChannelMessages.Envelope;
import medpay.insurance.platform.OldChannelMessages.Result;
import medpay.insurance.platform.OldChannelMessages.SwitchState;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformTime;
import medpay.sandbox.SandboxClock;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.shared.IdCardNumber;
import medpay.shared.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What is left of the old channel (五期): SM01 tells a person's marks, SYJ1 whether the city has switched back to it. */
@Component
@SandboxPart
class OldChannelDesk {

	private static final Set<String> MESSAGES = Set.of(OldChannelMessages.ACCOUNT, OldChannelMessages.SWITCH);
	private static final int LONGEST_NUMBER = 50;
	private static final String NO_MARK = "1000000000000000";

	private final InsuredPatients patients;
	private final VoucherCodes codes;
	private final SandboxClock clock;
	private final JdbcClient jdbc;

	OldChannelDesk(InsuredPatients patients, VoucherCodes codes, SandboxClock clock, SandboxDatabase database) {
		this.patients = patients;
		this.codes = codes;
		this.clock = clock;
		this.jdbc = database.jdbc();
	}

	boolean knows(String message) {
		return MESSAGES.contains(message);
	}

	/** Says of a registered person to which group of the old channel they belong, if to any. */
	void register(PersonNumber person, Optional<OldChannelGroup> group) {
		jdbc.sql("update sandbox.insured_person set old_channel_group = :group where person_no = :person")
				.param("group", group.map(OldChannelGroup::name).orElse(null)).param("person", person.value()).update();
	}

	Envelope answer(Envelope asked) {
		return switch (asked.xxlxm()) {
			case OldChannelMessages.ACCOUNT -> account(asked);
			case OldChannelMessages.SWITCH -> answered(asked, PlatformJson.tree(new SwitchState(OldChannelMessages.NATIONAL)));
			default -> refused(asked, Result.C002.name());
		};
	}

	Envelope switchedToBackup(Envelope asked) {
		return answered(asked, PlatformJson.tree(new SwitchState(OldChannelMessages.BACKUP)));
	}

	Envelope refused(Envelope asked, String result) {
		return envelope(asked, result, "交易失败", PlatformJson.emptyObject());
	}

	private Envelope account(Envelope asked) {
		try {
			return bearer(PlatformJson.read(asked.xxnr(), Account.class))
					.map(person -> answered(asked, PlatformJson.tree(new AccountState(attributes(person))).put("personname", person.name().value())))
					.orElseGet(() -> refused(asked, Result.P610.name()));
		} catch (MalformedMessage e) {
			return refused(asked, Result.C001.name());
		}
	}

	private Optional<InsuredPatient> bearer(Account account) {
		if (account.carddata().isBlank()) {
			return Optional.empty();
		}
		return switch (account.cardtype()) {
			case "1" -> patients.findByCard(account.carddata());
			case "2" -> account.carddata().length() > LONGEST_NUMBER ? Optional.empty() : patients.find(new IdCardNumber(account.carddata()));
			case "3" -> codes.ofToken(account.carddata()).filter(shown -> shown.livesAt(clock.now())).flatMap(shown -> patients.find(shown.person()));
			default -> Optional.empty();
		};
	}

	private String attributes(InsuredPatient person) {
		return jdbc.sql("select old_channel_group from sandbox.insured_person where person_no = :person and old_channel_group is not null")
				.param("person", person.number().value()).query(String.class).optional().map(OldChannelGroup::valueOf)
				.map(OldChannelGroup::attributes).orElse(NO_MARK);
	}

	private Envelope answered(Envelope asked, ObjectNode content) {
		return envelope(asked, Result.P001.name(), "交易成功", content);
	}

	private Envelope envelope(Envelope asked, String result, String text, ObjectNode content) {
		return new Envelope(PlatformTime.time(clock.now()), asked.xxlxm(), result, text, asked.bbh(), asked.msgid(), asked.xzqhdm(), asked.jgdm(),
				asked.czybm(), asked.czyxm(), content, asked.jyqd(), "", "");
	}
}
