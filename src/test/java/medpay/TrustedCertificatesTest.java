package medpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import medpay.shared.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Authorities of the administrator's, beside the runtime's own. */
class TrustedCertificatesTest {

	@TempDir
	Path folder;

	@Test
	void refusesAFileThatIsNotThereOrHoldsNoCertificate() throws Exception {
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> TrustedCertificates.trusting(folder.resolve("none.pem")))
				.withMessageContaining("none.pem").withMessageContaining("无法读取");
		Path words = Files.writeString(folder.resolve("words.pem"), "no certificate");
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> TrustedCertificates.trusting(words));
	}

	@Test
	void keepsTheRuntimesOwnWhereNoneIsAdded() throws Exception {
		Path empty = Files.createFile(folder.resolve("empty.pem"));
		assertThat(TrustedCertificates.trusting(empty).getProtocol()).isEqualTo("TLS");
	}
}
