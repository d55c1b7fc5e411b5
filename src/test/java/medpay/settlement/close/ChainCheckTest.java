package medpay.settlement.close;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import medpay.audit.AuditChain.Standing;
import medpay.institution.Institution;
import medpay.reconciliation.DayStandings.DayStanding;
import medpay.settlement.close.CertificateText.Facts;
import medpay.settlement.close.ChainCheck.Result;
import medpay.settlement.close.SealKeys.Seal;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionCode;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever single byte of a chain is changed, added or lost, the check says which. */
class ChainCheckTest {

	private static final Institution HOSPITAL = new Institution(new InstitutionId(1), new InstitutionCode("H31010100001"), "示范医院",
			Institution.Kind.HOSPITAL, Institution.Level.THREE, "黄浦", "310101", "A", Map.of());
	private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

	private final CryptoProvider crypto = new BouncyCastleCrypto(CryptoKeys.random());
	private final Seal seal = new Seal(1, crypto.newSm2KeyPair());
	private final byte[] chain = chain(3);

	private byte[] chain(int days) {
		var text = new StringBuilder();
		DayCertificate before = null;
		for (int count = 0; count < days; count++) {
			before = certificate(count + 1, MONDAY.plusDays(count), before);
			text.append(before.content());
		}
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	private DayCertificate certificate(int sequence, LocalDate day, @Nullable DayCertificate before) {
		Instant now = Instant.parse("2026-11-27T02:00:00Z");
		var standing = new DayStanding(new BusinessDate(day), List.of(), List.of(), now, 0, 0, 0);
		var written = new CertificateText(crypto)
				.write(new Facts(HOSPITAL, sequence, standing, List.of(), List.of(), now, "medpay", new Standing(7, "ab".repeat(32)), null, before),
						seal);
		return new DayCertificate(HOSPITAL.id(), sequence, standing.day(), written.text(), written.lastHash(), now, "medpay");
	}

	private Result check(byte[] bytes) {
		return new ChainCheck(crypto, bytes, seal.pair().publicKey()).check();
	}

	private long changedAt(byte[] bytes) {
		return ((Result.Changed) check(bytes)).at();
	}

	@Test
	void aChainThatNobodyTouchedIsWhole() {
		assertThat(check(chain)).isEqualTo(
				new Result.Whole(3, "H31010100001", "2026-11-25", HexFormat.of().formatHex(seal.pair().publicKey())));
	}

	@Test
	void everyChangedByteIsFoundAtItsPlace() {
		for (int at = 0; at < chain.length; at++) {
			byte[] changed = chain.clone();
			changed[at] ^= 1;
			// A line feed that is lost joins two lines: what was added to the first begins where the line feed was.
			assertThat(changedAt(changed)).as("byte %d", at).isEqualTo(at);
		}
	}

	@Test
	void whatIsAddedOrCutOffIsFound() {
		byte[] longer = new String(chain, StandardCharsets.UTF_8).replaceFirst("by medpay", "by medpay!").getBytes(StandardCharsets.UTF_8);
		assertThat(changedAt(longer)).isEqualTo(new String(chain, StandardCharsets.UTF_8).indexOf("by medpay") + "by medpay".length());
		assertThat(changedAt(Arrays.copyOf(chain, chain.length - 1))).isEqualTo(chain.length - 1);
		assertThat(check(new byte[0])).isInstanceOf(Result.Changed.class);
		String text = new String(chain, StandardCharsets.UTF_8);
		byte[] withoutSecond = (text.substring(0, text.indexOf(certificateOf(2, text))) + text.substring(text.indexOf(certificateOf(3, text))))
				.getBytes(StandardCharsets.UTF_8);
		assertThat(check(withoutSecond)).as("a day taken out").isInstanceOf(Result.Changed.class);
	}

	private static String certificateOf(int sequence, String text) {
		return Arrays.stream(text.split("\n", -1)).filter(line -> line.contains(" certificate " + sequence + " of")).findFirst().orElseThrow();
	}

	@Test
	void aChainMadeAnewWithAnotherKeyIsNotBelieved() {
		var other = new ChainCheck(crypto, chain, crypto.newSm2KeyPair().publicKey());

		assertThat(other.check()).isInstanceOfSatisfying(Result.Changed.class,
				changed -> assertThat(changed.what()).isEqualTo("another key signed"));
	}

	@Test
	void aSignatureOfSomethingElseIsFound() {
		DayCertificate first = certificate(1, MONDAY, null);
		String[] lines = first.content().split("\n", -1);
		String signature = lines[lines.length - 2];
		byte[] before = HexFormat.of().parseHex(lines[lines.length - 3].substring(0, 64));
		ChainLine forged = ChainLine.after(before, signature.substring(65, signature.length() - 1) + (signature.endsWith("0") ? "1" : "0"),
				crypto::sm3);

		assertThat(check(first.content().replace(signature, forged.toString()).getBytes(StandardCharsets.UTF_8)))
				.isInstanceOfSatisfying(Result.Changed.class, changed -> assertThat(changed.what()).contains("signature"));
	}

	@Test
	void theCommandSaysItInWordsAndByItsExitCode(@TempDir Path folder) throws IOException {
		Path file = Files.write(folder.resolve("chain.txt"), chain);
		assertThat(command(file)).startsWith("0 完整").contains("3 certificates of H31010100001 until 2026-11-25");

		byte[] changed = chain.clone();
		changed[200] ^= 1;
		Files.write(file, changed);
		assertThat(command(file)).startsWith("1 已被改动").contains("byte 200");
		assertThat(command(folder.resolve("nowhere"))).startsWith("2 ");
	}

	private static String command(Path file) {
		var out = new ByteArrayOutputStream();
		int code = CheckCertificates.run(new String[]{CheckCertificates.COMMAND, file.toString()},
				new PrintStream(out, true, StandardCharsets.UTF_8));
		return code + " " + out.toString(StandardCharsets.UTF_8);
	}
}
