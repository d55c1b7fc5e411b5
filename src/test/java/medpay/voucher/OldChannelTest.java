package medpay.voucher;

import static medpay.voucher.VoucherWorld.HIS;
import static medpay.voucher.VoucherWorld.aCard;
import static medpay.voucher.VoucherWorld.aCode;
import static medpay.voucher.VoucherWorld.anIdNumber;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.time.Duration;
import medpay.agreement.AgreementWorld;
import medpay.insurance.Credential;
import medpay.insurance.OldChannel.AccountInquiry;
import medpay.insurance.OldChannel.SwitchInquiry;
import medpay.shared.Ids;
import medpay.testing.MemoryAudit;
import medpay.testing.MemoryExchange;
import medpay.testing.MovableClock;
import medpay.testing.TwoHospitals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Who must stay on the old channel goes to the window; cards and identity numbers identify and never charge. */
@SpringBootTest(classes = VoucherWorld.class, webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = {
		"medpay.voucher.answer-within=1m", "medpay.voucher.switch-kept-for=0s"})
@ContextConfiguration(initializers = AgreementWorld.Database.class)
class OldChannelTest {

	@Autowired
	private VoucherVerification verification;
	@Autowired
	private ScriptedPlatform platform;
	@Autowired
	private ScriptedOldChannel oldChannel;
	@Autowired
	private Questions questions;
	@Autowired
	private MemoryExchange exchange;
	@Autowired
	private MemoryAudit audit;

	@BeforeEach
	void theOldChannelIsThere() {
		platform.reset();
		oldChannel.reset();
		oldChannel.connected = true;
	}

	@Test
	void asksTheSwitchBeforeTheCodeAndTheMarksBeforeThePerson() {
		VerificationRecord verified = verification.verify(HIS, aCode());

		assertThat(verified.state()).isEqualTo(VerificationState.VERIFIED);
		assertThat(exchange.of(TwoHospitals.FIRST, "verification", verified.id().value())).extracting("operation").containsExactly("SYJ1", "1162",
				"SM01", "1101");
	}

	@Test
	void aPersonOfTheOldChannelGoesToTheWindow() {
		oldChannel.account = new AccountInquiry.OldChannelOnly("CADRE");

		VerificationRecord rejected = verification.verify(HIS, aCode());

		assertThat(rejected.reason()).isEqualTo(VerificationReason.OLD_CHANNEL_PERSON);
		assertThat(VerificationReason.OLD_CHANNEL_PERSON.nextAction()).isEqualTo(VerificationReason.NextAction.SETTLE_AT_WINDOW);
		assertThat(platform.lookups).hasValue(0);
		assertThat(verification.verify(HIS, anIdNumber()).reason()).isEqualTo(VerificationReason.OLD_CHANNEL_PERSON);
		assertThat(verification.verify(HIS, aCard()).reason()).isEqualTo(VerificationReason.OLD_CHANNEL_PERSON);
	}

	@Test
	void whileTheCityIsSwitchedEverybodyGoesToTheWindowAndNoCodeIsDecoded() {
		oldChannel.switched = new SwitchInquiry.Backup();

		assertThat(verification.verify(HIS, aCode()).reason()).isEqualTo(VerificationReason.INSURANCE_SWITCHED_TO_BACKUP);
		assertThat(platform.decodings).hasValue(0);

		oldChannel.switched = new SwitchInquiry.National();
		assertThat(verification.verify(HIS, aCode()).state()).isEqualTo(VerificationState.VERIFIED);
	}

	@Test
	void anAnswerThatTellsNothingHoldsNobodyUp() {
		oldChannel.switched = new SwitchInquiry.Unknown("timeout");
		oldChannel.account = new AccountInquiry.Unknown("P610");

		assertThat(verification.verify(HIS, aCode()).state()).isEqualTo(VerificationState.VERIFIED);
	}

	@Test
	void nobodyIsAskedWhereThereIsNoOldChannel() {
		oldChannel.connected = false;

		assertThat(verification.verify(HIS, aCode()).state()).isEqualTo(VerificationState.VERIFIED);
		assertThat(oldChannel.asked).hasValue(0);
	}

	@Test
	void keepsTheSwitchesAnswerForAMomentAndThenAsksAgain() {
		var machine = new MovableClock();
		var check = new OldChannelCheck(oldChannel, questions, new VoucherSettings(Duration.ZERO, 18, Duration.ofSeconds(10), "", "", ""), machine);
		var asking = new Asking(new VerificationId(TwoHospitals.FIRST, Ids.timeOrdered()), 1, "his-1");

		assertThat(check.saysBackup(asking, aCode().operator())).isFalse();
		oldChannel.switched = new SwitchInquiry.Backup();
		machine.advance(Duration.ofSeconds(9));
		assertThat(check.saysBackup(asking, aCode().operator())).isFalse();
		assertThat(oldChannel.asked).hasValue(1);
		machine.advance(Duration.ofSeconds(1));
		assertThat(check.saysBackup(asking, aCode().operator())).isTrue();
		assertThat(oldChannel.asked).hasValue(2);
	}

	@Test
	void aCardIdentifiesByItsNumberAndIsToldByTheIdentityNumberFromThenOn() {
		VerificationRecord verified = verification.verify(HIS, aCard());

		assertThat(verified.kind()).isEqualTo(VoucherKind.CARD);
		VerifiedPerson person = Objects.requireNonNull(verified.person());
		assertThat(person.mayCharge()).isFalse();
		assertThat(person.credential().kind()).isEqualTo(Credential.Kind.CARD);
		assertThat(person.credential().certificateNumber()).isEqualTo(person.idNumber());
		assertThat(platform.decodings).hasValue(0);
		assertThat(audit.actionsOn(verified.id().value().toString())).containsExactly("voucher.identity_checked", "voucher.verified");
		assertThat(audit.entries.toString()).contains("operator D1024 compared face and document");
		assertThat(verification.verify(HIS, aCard()).id()).isNotEqualTo(verified.id());
	}
}
