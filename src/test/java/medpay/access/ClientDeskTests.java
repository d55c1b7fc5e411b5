package medpay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.List;
import medpay.access.Clients.Kind;
import medpay.audit.AuditEntry;
import medpay.shared.web.ProblemCode;
import medpay.testing.ClientKeys;
import medpay.testing.Together;
import medpay.testing.TwoHospitals;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What people may do with clients and their keys, what they are refused, and that every change is audited. */
class ClientDeskTests {

	private static final String OPERATOR = "sec-1";

	private final Desk at = Desk.fresh();
	private final ClientDesk desk = at.desk;

	private NewSecret client() {
		return desk.create(Desk.HOSPITAL, Kind.HIS, OPERATOR);
	}

	private static void refuses(ThrowingCallable change, String en) {
		assertThatThrownBy(change).asInstanceOf(type(ClientChangeRefused.class)).satisfies(refused -> {
			assertThat(refused.text().en()).contains(en);
			assertThat(refused.text().zh()).matches("(?s).*\\p{IsHan}.*");
		});
	}

	@Test
	void makesAClientWhoseSecretIsToldOnce() throws Exception {
		NewSecret made = client();
		assertThat(at.trySecret(made.clientId(), null, made.secret())).isNull();
		assertThat(at.trySecret(made.clientId(), made.serial(), made.secret())).isNull();
		assertThat(made.clientId()).matches("his-h00000000002-[0-9a-f]{8}");
		assertThat(made.toString()).doesNotContain(made.secret());
		ListedClient listed = at.listed(made.clientId());
		assertThat(listed.enabled()).isTrue();
		assertThat(listed.keys()).singleElement().satisfies(key -> {
			assertThat(key.serial()).isEqualTo(made.serial());
			assertThat(key.scheme()).isEqualTo(SignatureScheme.HMAC_SHA256);
			assertThat(key.active()).isTrue();
			assertThat(key.createdAt()).isEqualTo(at.clock.instant());
			assertThat(key.lastUsedAt()).isNull();
			assertThat(key.retiredAt()).isNull();
		});
		assertThat(desk.clients(Desk.HOSPITAL).toString()).doesNotContain(made.secret());
	}

	@Test
	void givesAHospitalNoEntryAppAndThePlatformNoHis() {
		refuses(() -> desk.create(Desk.HOSPITAL, Kind.ENTRY, OPERATOR), "A hospital has HIS clients");
		refuses(() -> desk.create(TwoHospitals.PLATFORM, Kind.HIS, OPERATOR), "A hospital has HIS clients");
		assertThat(desk.create(TwoHospitals.PLATFORM, Kind.ENTRY, OPERATOR).clientId()).startsWith("app-");
	}

	@Test
	void takesAnRsaAndAnSm2Key() throws Exception {
		var rsa = ClientKeys.rsa(2048);
		var sm2 = ClientKeys.sm2();
		NewSecret made = client();
		String rsaSerial = desk.addPublicKey(Desk.HOSPITAL, made.clientId(), ClientKeys.pem(rsa), null, OPERATOR);
		assertThat(at.tryPair(made.clientId(), rsaSerial, SignatureScheme.RSA_SHA256, rsa)).isNull();
		desk.retire(Desk.HOSPITAL, made.clientId(), made.serial(), OPERATOR);
		String sm2Serial = desk.addPublicKey(Desk.HOSPITAL, made.clientId(), ClientKeys.pem(sm2), null, OPERATOR);
		assertThat(at.tryPair(made.clientId(), sm2Serial, SignatureScheme.SM2_SM3, sm2)).isNull();
		assertThat(at.listed(made.clientId()).keys()).extracting(ListedClient.Key::scheme).containsExactlyInAnyOrder(SignatureScheme.SM2_SM3,
				SignatureScheme.RSA_SHA256, SignatureScheme.HMAC_SHA256);
	}

	@Test
	void tellsByTheCodeWhatIsWrongWithAKey() throws Exception {
		var rsa = ClientKeys.rsa(2048);
		NewSecret made = client();
		String serial = desk.addPublicKey(Desk.HOSPITAL, made.clientId(), ClientKeys.pem(rsa), null, OPERATOR);
		assertThat(at.tryPair(made.clientId(), made.serial(), SignatureScheme.RSA_SHA256, rsa)).as("the secret's serial")
				.isEqualTo(ProblemCode.KEY_UNKNOWN);
		assertThat(at.tryPair(made.clientId(), serial, SignatureScheme.SM2_SM3, ClientKeys.sm2())).as("another scheme")
				.isEqualTo(ProblemCode.KEY_UNKNOWN);
		assertThat(at.tryPair(made.clientId(), serial, SignatureScheme.RSA_SHA256, ClientKeys.rsa(2048))).isEqualTo(ProblemCode.SIGNATURE_WRONG);
		assertThat(at.trySecret(made.clientId(), serial, made.secret())).as("an HMAC under a public key's serial").isEqualTo(ProblemCode.KEY_UNKNOWN);
		desk.retire(Desk.HOSPITAL, made.clientId(), made.serial(), OPERATOR);
		assertThat(at.trySecret(made.clientId(), null, made.secret())).isEqualTo(ProblemCode.KEY_RETIRED);
		assertThat(at.trySecret(made.clientId(), made.serial(), made.secret())).isEqualTo(ProblemCode.KEY_RETIRED);
		assertThat(at.trySecret(made.clientId(), made.serial(), "guessed")).as("said to its owner only").isEqualTo(ProblemCode.SIGNATURE_WRONG);
	}

	@Test
	void refusesKeysThatAreWeakForeignOrKnown() {
		NewSecret one = client();
		NewSecret other = client();
		String pem = ClientKeys.pem(ClientKeys.rsa(2048));
		refuses(() -> desk.addPublicKey(Desk.HOSPITAL, one.clientId(), ClientKeys.pem(ClientKeys.rsa(1024)), null, OPERATOR), "too weak");
		refuses(() -> desk.addPublicKey(Desk.HOSPITAL, one.clientId(), ClientKeys.pem(ClientKeys.onCurve("secp256r1")), null, OPERATOR),
				"SM2 curve");
		String serial = desk.addPublicKey(Desk.HOSPITAL, one.clientId(), pem, null, OPERATOR);
		refuses(() -> desk.addPublicKey(Desk.HOSPITAL, other.clientId(), pem, null, OPERATOR), "registered before");
		desk.retire(Desk.HOSPITAL, one.clientId(), serial, OPERATOR);
		refuses(() -> desk.addPublicKey(Desk.HOSPITAL, one.clientId(), pem, null, OPERATOR), "registered before");
		assertThat(at.listed(other.clientId()).keys()).hasSize(1);
	}

	@Test
	void keepsTwoActiveKeysAndNoMore() throws Exception {
		NewSecret first = client();
		NewSecret second = desk.addSecret(Desk.HOSPITAL, first.clientId(), null, OPERATOR);
		assertThat(at.trySecret(first.clientId(), null, first.secret())).isNull();
		assertThat(at.trySecret(first.clientId(), null, second.secret())).isNull();
		refuses(() -> desk.addSecret(Desk.HOSPITAL, first.clientId(), null, OPERATOR), "two active keys");
		desk.retire(Desk.HOSPITAL, first.clientId(), first.serial(), OPERATOR);
		desk.addSecret(Desk.HOSPITAL, first.clientId(), null, OPERATOR);
	}

	@Test
	void letsManyAtOnceAddOneKeyTogether() throws Exception {
		NewSecret made = client();
		List<Boolean> added = Together.times(8, () -> {
			try {
				desk.addSecret(Desk.HOSPITAL, made.clientId(), null, OPERATOR);
				return true;
			} catch (ClientChangeRefused full) {
				return false;
			}
		});
		assertThat(added).filteredOn(one -> one).hasSize(1);
		assertThat(at.listed(made.clientId()).keys()).hasSize(2);
	}

	@Test
	void retiresTheLastActiveKeyOnlyOfAClientThatIsOff() throws Exception {
		NewSecret made = client();
		refuses(() -> desk.retire(Desk.HOSPITAL, made.clientId(), made.serial(), OPERATOR), "last active key");
		refuses(() -> desk.retire(Desk.HOSPITAL, made.clientId(), "0123456789abcdef", OPERATOR), "no such key");
		desk.switchOff(Desk.HOSPITAL, made.clientId(), OPERATOR);
		assertThat(at.trySecret(made.clientId(), null, made.secret())).isEqualTo(ProblemCode.CLIENT_UNKNOWN);
		desk.retire(Desk.HOSPITAL, made.clientId(), made.serial(), OPERATOR);
		refuses(() -> desk.retire(Desk.HOSPITAL, made.clientId(), made.serial(), OPERATOR), "retired already");
		refuses(() -> desk.switchOn(Desk.HOSPITAL, made.clientId(), OPERATOR), "no active key");
		NewSecret next = desk.addSecret(Desk.HOSPITAL, made.clientId(), null, OPERATOR);
		desk.switchOn(Desk.HOSPITAL, made.clientId(), OPERATOR);
		assertThat(at.trySecret(made.clientId(), null, next.secret())).isNull();
	}

	@Test
	void endsAKeyAtItsMoment() throws Exception {
		NewSecret made = client();
		var end = at.clock.instant().plus(Duration.ofDays(30));
		refuses(() -> desk.addSecret(Desk.HOSPITAL, made.clientId(), at.clock.instant(), OPERATOR), "lie ahead");
		NewSecret brief = desk.addSecret(Desk.HOSPITAL, made.clientId(), end, OPERATOR);
		at.clock.advance(Duration.ofDays(30).minusMillis(1));
		assertThat(at.trySecret(made.clientId(), null, brief.secret())).isNull();
		at.clock.advance(Duration.ofMillis(1));
		assertThat(at.trySecret(made.clientId(), null, brief.secret())).isEqualTo(ProblemCode.KEY_RETIRED);
		assertThat(at.listed(made.clientId()).keys()).filteredOn(ListedClient.Key::active).extracting(ListedClient.Key::serial)
				.containsExactly(made.serial());
		refuses(() -> desk.retire(Desk.HOSPITAL, made.clientId(), made.serial(), OPERATOR), "last active key");
	}

	@Test
	void knowsNoClientOfAnotherInstitution() {
		NewSecret made = client();
		assertThat(desk.clients(TwoHospitals.SECOND)).isEmpty();
		for (ThrowingCallable change : List.<ThrowingCallable>of(() -> desk.addSecret(TwoHospitals.SECOND, made.clientId(), null, OPERATOR),
				() -> desk.addPublicKey(TwoHospitals.SECOND, made.clientId(), ClientKeys.pem(ClientKeys.sm2()), null, OPERATOR),
				() -> desk.retire(TwoHospitals.SECOND, made.clientId(), made.serial(), OPERATOR),
				() -> desk.switchOff(TwoHospitals.SECOND, made.clientId(), OPERATOR))) {
			refuses(change, "no such client");
		}
	}

	@Test
	void auditsEveryChangeAndNothingSecret() {
		NewSecret made = client();
		NewSecret next = desk.addSecret(Desk.HOSPITAL, made.clientId(), null, "sec-2");
		desk.retire(Desk.HOSPITAL, made.clientId(), made.serial(), OPERATOR);
		String serial = desk.addPublicKey(Desk.HOSPITAL, made.clientId(), ClientKeys.pem(ClientKeys.sm2()), null, OPERATOR);
		desk.switchOff(Desk.HOSPITAL, made.clientId(), OPERATOR);
		desk.switchOn(Desk.HOSPITAL, made.clientId(), OPERATOR);
		refuses(() -> desk.switchOn(Desk.HOSPITAL, made.clientId(), OPERATOR), "switched on already");
		assertThat(at.audit.actionsOn(made.clientId())).containsExactly("client.created", "client.key_added", "client.key_retired",
				"client.key_added", "client.switched_off", "client.switched_on");
		assertThat(at.audit.entries.get(1)).isEqualTo(
				new AuditEntry(Desk.HOSPITAL, "sec-2", "client.key_added", made.clientId(), next.serial(), "MEDPAY-HMAC-SHA256"));
		assertThat(at.audit.entries.get(3)).isEqualTo(
				new AuditEntry(Desk.HOSPITAL, OPERATOR, "client.key_added", made.clientId(), serial, "MEDPAY-SM2-SM3"));
		assertThat(at.audit.entries.toString()).doesNotContain(made.secret()).doesNotContain(next.secret());
	}

	@Test
	void changesNothingThatCannotBeAudited() throws Exception {
		NewSecret made = client();
		ListedClient before = at.listed(made.clientId());
		for (ThrowingCallable change : List.<ThrowingCallable>of(() -> at.deskWithoutTrail.create(Desk.HOSPITAL, Kind.HIS, OPERATOR),
				() -> at.deskWithoutTrail.addSecret(Desk.HOSPITAL, made.clientId(), null, OPERATOR),
				() -> at.deskWithoutTrail.switchOff(Desk.HOSPITAL, made.clientId(), OPERATOR))) {
			assertThatThrownBy(change).hasMessage("no trail");
		}
		assertThat(desk.clients(Desk.HOSPITAL)).containsExactly(before);
		assertThat(at.trySecret(made.clientId(), null, made.secret())).isNull();
	}

	@Test
	void tellsWhenAKeyWasLastUsedAtMostOnceAMinute() throws Exception {
		NewSecret made = client();
		var before = at.clock.instant();
		assertThat(at.trySecret(made.clientId(), null, made.secret())).isNull();
		assertThat(at.listed(made.clientId()).keys().getFirst().lastUsedAt()).as("no request writes it").isNull();
		at.use.write();
		assertThat(at.listed(made.clientId()).keys().getFirst().lastUsedAt()).isEqualTo(before);
		at.clock.advance(Duration.ofSeconds(59));
		assertThat(at.trySecret(made.clientId(), null, made.secret())).isNull();
		at.use.write();
		assertThat(at.listed(made.clientId()).keys().getFirst().lastUsedAt()).as("written within the minute").isEqualTo(before);
		at.clock.advance(Duration.ofSeconds(1));
		assertThat(at.trySecret(made.clientId(), null, made.secret())).isNull();
		at.use.write();
		assertThat(at.listed(made.clientId()).keys().getFirst().lastUsedAt()).isEqualTo(before.plusSeconds(60));
		assertThat(at.trySecret(made.clientId(), null, "guessed")).isEqualTo(ProblemCode.SIGNATURE_WRONG);
	}

	@Test
	void leavesAtAStartWhatPeopleHaveDecided() throws Exception {
		at.enrolment.enrol("his-1", Kind.HIS, Desk.HOSPITAL, "the-secret-of-the-file-0123456789");
		String enrolled = at.listed("his-1").keys().getFirst().serial();
		NewSecret next = desk.addSecret(Desk.HOSPITAL, "his-1", null, OPERATOR);
		desk.retire(Desk.HOSPITAL, "his-1", enrolled, OPERATOR);
		at.enrolment.enrol("his-1", Kind.HIS, Desk.HOSPITAL, "the-secret-of-the-file-0123456789");
		assertThat(at.trySecret("his-1", null, "the-secret-of-the-file-0123456789")).isEqualTo(ProblemCode.KEY_RETIRED);
		assertThat(at.trySecret("his-1", null, next.secret())).isNull();
		desk.switchOff(Desk.HOSPITAL, "his-1", OPERATOR);
		at.enrolment.enrol("his-1", Kind.HIS, Desk.HOSPITAL, "another-secret-of-the-file-0123456");
		assertThat(at.trySecret("his-1", null, next.secret())).isEqualTo(ProblemCode.CLIENT_UNKNOWN);
		desk.switchOn(Desk.HOSPITAL, "his-1", OPERATOR);
		assertThat(at.trySecret("his-1", null, "another-secret-of-the-file-0123456")).isNull();
		assertThat(at.trySecret("his-1", null, next.secret())).isNull();
	}

	@Test
	void takesAChangedSecretOfTheFileOverAndSaysSo() throws Exception {
		at.enrolment.enrol("his-1", Kind.HIS, Desk.HOSPITAL, "the-secret-of-the-file-0123456789");
		at.enrolment.enrol("his-1", Kind.HIS, Desk.HOSPITAL, "the-secret-of-the-file-0123456789");
		at.enrolment.enrol("his-1", Kind.HIS, Desk.HOSPITAL, "another-secret-of-the-file-0123456");
		assertThat(at.trySecret("his-1", null, "the-secret-of-the-file-0123456789")).isEqualTo(ProblemCode.KEY_RETIRED);
		assertThat(at.trySecret("his-1", null, "another-secret-of-the-file-0123456")).isNull();
		assertThat(at.audit.actionsOn("his-1")).containsExactly("client.created", "client.key_retired", "client.key_added");
		assertThat(at.audit.entries).extracting(AuditEntry::actor).containsOnly("start");
	}

	@Test
	void takesNoSecretOfTheFileBesideTwoKeysThatPeopleAdded() throws Exception {
		at.enrolment.enrol("his-1", Kind.HIS, Desk.HOSPITAL, "the-secret-of-the-file-0123456789");
		NewSecret next = desk.addSecret(Desk.HOSPITAL, "his-1", null, OPERATOR);
		desk.retire(Desk.HOSPITAL, "his-1", at.listed("his-1").keys().stream().filter(ListedClient.Key::enrolled).findFirst().orElseThrow().serial(),
				OPERATOR);
		desk.addSecret(Desk.HOSPITAL, "his-1", null, OPERATOR);
		at.enrolment.enrol("his-1", Kind.HIS, Desk.HOSPITAL, "another-secret-of-the-file-0123456");
		assertThat(at.trySecret("his-1", null, "another-secret-of-the-file-0123456")).isEqualTo(ProblemCode.SIGNATURE_WRONG);
		assertThat(at.trySecret("his-1", null, next.secret())).isNull();
	}

	@Test
	void acceptsANewKeyAtOnceAtAnotherInstance() throws Exception {
		NewSecret first = client();
		Desk other = at.another();
		assertThat(other.trySecret(first.clientId(), null, first.secret())).isNull();
		NewSecret second = desk.addSecret(Desk.HOSPITAL, first.clientId(), null, OPERATOR);
		NewSecret newcomer = client();
		assertThat(other.trySecret(first.clientId(), second.serial(), second.secret())).isNull();
		assertThat(other.trySecret(newcomer.clientId(), null, newcomer.secret())).isNull();
	}
}
