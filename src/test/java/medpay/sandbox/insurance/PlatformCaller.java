package medpay.sandbox.insurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import medpay.insurance.platform.HeaderSignature;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformTime;
import medpay.insurance.platform.RequestEnvelope;
import medpay.insurance.platform.ResponseEnvelope;
import medpay.sandbox.SandboxKeys;
import medpay.sandbox.SandboxKeys.DemoInstitution;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A hospital's front machine of the tests: speaks the national interface over HTTP, and does it by hand, not through the door. */
final class PlatformCaller {

	private static final CryptoProvider CRYPTO = new BouncyCastleCrypto(CryptoKeys.random());
	private static final JsonMapper JSON = JsonMapper.builder().build();
	private static final AtomicInteger SERIAL = new AtomicInteger();

	private final HttpClient http = HttpClient.newHttpClient();
	private final String base;
	private final SandboxKeys keys;
	private final DemoInstitution institution;

	PlatformCaller(int port, SandboxKeys keys) {
		this.base = "http://localhost:" + port;
		this.keys = keys;
		this.institution = keys.institutions().getFirst();
	}

	DemoInstitution institution() {
		return institution;
	}

	/** The answer of the platform, its signature checked. */
	record Reply(int infcode, String text, JsonNode output, ObjectNode message, boolean signed) {}

	String newMsgid() {
		return institution.code().value() + PlatformTime.compact(Instant.now())
				+ String.format(Locale.ROOT, "%04d", SERIAL.incrementAndGet() % 10_000);
	}

	Reply call(String infno, String input) {
		return call(infno, newMsgid(), input);
	}

	Reply call(String infno, String msgid, String input) {
		return reply(send(envelope(infno, msgid, input).signed(CRYPTO, institution.signing().privateKey())));
	}

	Reply reply(byte[] answer) {
		ObjectNode message = PlatformJson.object(answer);
		boolean signed = HeaderSignature.verifies(message, ResponseEnvelope.BODY, CRYPTO, keys.platform().publicKey());
		return new Reply(message.path("infcode").asInt(), message.path("err_msg").asString(""), message.path("output"), message, signed);
	}

	RequestEnvelope envelope(String infno, String msgid, String input) {
		return new RequestEnvelope(infno, msgid, institution.area(), "310100", "MBS_LOCAL", "", "", "", "SM2", "V1.0", "1", "1001", "张医生",
				PlatformTime.time(Instant.now()), institution.code().value(), institution.name(), "", "", "", object(input));
	}

	byte[] send(byte[] message) {
		return post("/sandbox/insurance/api/v1/route", message).body();
	}

	HttpResponse<byte[]> post(String path, byte[] body) {
		try {
			return http.send(HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json")
					.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.ofByteArray());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	HttpResponse<byte[]> post(String path, String body) {
		return post(path, body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
	}

	HttpResponse<byte[]> get(String path) {
		try {
			return http.send(HttpRequest.newBuilder(URI.create(base + path)).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	static ObjectNode object(String json) {
		return (ObjectNode) JSON.readTree(json);
	}

	/** An invented identity number with a valid check digit. */
	static String idNumber(int serial) {
		String digits = "31010119800101" + String.format(Locale.ROOT, "%03d", serial % 1000);
		digits = digits.substring(0, 6) + (1950 + serial / 1000 % 50) + digits.substring(10);
		int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
		int sum = 0;
		for (int i = 0; i < 17; i++) {
			sum += (digits.charAt(i) - '0') * weights[i];
		}
		return digits + "10X98765432".charAt(sum % 11);
	}

	/** A patient of the tests, insured as an employee aged 45 or more. */
	Map<String, String> newPatient(long current, long history, long deductibleMet) {
		String id = idNumber(SERIAL.incrementAndGet());
		var created = post("/sandbox/api/patients", """
				{"name":"测试甲","id_number":"%s","birth_date":"1970-01-01","insurance_type":"310","person_type":"116032",
				"current_account_fen":%d,"history_account_fen":%d,"deductible_met_fen":%d}""".formatted(id, current, history, deductibleMet));
		var patient = new HashMap<String, String>();
		patient.put("id", id);
		patient.put("psn_no", PlatformJson.object(created.body()).path("person_no").asString());
		return patient;
	}
}
