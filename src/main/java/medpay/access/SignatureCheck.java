package medpay.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import medpay.access.key.SecretKey;
import medpay.shared.BilingualText;
import medpay.shared.InstitutionId;
import medpay.shared.web.FieldProblem;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Decides whether a request was signed by a client we know (验签): form of the header, client, time, key and signature, rate, nonce, in this order. A nonce is
 * used up and a request is counted only when it was signed correctly, so that nobody can use up another's; one that was counted too much keeps its nonce
 * and may be sent again as it is.
 */
@Component
class SignatureCheck {

	static final long WINDOW_SECONDS = Duration.ofMinutes(5).toSeconds();

	private static final int MOST_CLIENTS = 100_000;

	private final ClientRegister clients;
	private final Nonces nonces;
	private final KeyUse use;
	private final RateLimit limit;
	private final Clock clock;
	private final Client nobody = nobody();

	SignatureCheck(ClientRegister clients, Nonces nonces, KeyUse use, AccessSettings settings, Clock clock) {
		this.clients = clients;
		this.nonces = nonces;
		this.use = use;
		this.limit = new RateLimit(clock, Duration.ofSeconds(1).dividedBy(settings.requestsPerSecond()), settings.burst(), MOST_CLIENTS);
		this.clock = clock;
	}

	/** A request that passed, with the client that signed it. */
	record Passed(Client client, SignedBody request) {}

	/** Throws the problem for whatever does not pass. */
	Passed check(HttpServletRequest request) throws IOException {
		Signature signature = read(request);
		Client client = clients.find(signature.clientId()).or(() -> clients.findLatest(signature.clientId()))
				.orElseThrow(() -> new ProblemException(ProblemCode.CLIENT_UNKNOWN));
		if (Math.abs(clock.instant().getEpochSecond() - signature.timestamp()) > WINDOW_SECONDS) {
			throw new ProblemException(ProblemCode.TIMESTAMP_STALE);
		}
		SignedBody body = SignedBody.read(request);
		ClientKey key = key(client, signature, new Signature.Request(request.getMethod(), pathAndQuery(request), body.bytes()));
		limit.take(client.clientId());
		if (!nonces.use(client.clientId(), signature.nonce())) {
			// Whoever repeats what another has sent takes nothing from it.
			limit.giveBack(client.clientId());
			throw new ProblemException(ProblemCode.NONCE_REPLAYED);
		}
		use.note(client, key);
		return new Passed(client, body);
	}

	/**
	 * Whether an active key of a client that is switched on made this signature. For whoever asks: it authenticates nobody, uses nothing up, and a client
	 * that does not exist answers like one whose signature does not fit.
	 */
	boolean fits(Signature signature, Signature.Request request) {
		Client client = clients.find(signature.clientId()).or(() -> clients.findLatest(signature.clientId())).orElse(nobody);
		return match(client, signature, request) instanceof KeyMatch.Fits
				|| match(clients.findLatest(signature.clientId()).orElse(nobody), signature, request) instanceof KeyMatch.Fits;
	}

	/** A client that nobody is, with a secret that nobody knows: so that looking for nobody takes as long. */
	private static Client nobody() {
		byte[] secret = new byte[32];
		new SecureRandom().nextBytes(secret);
		return new Client("nobody", Clients.Kind.HIS, new InstitutionId(0), true,
				List.of(new ClientKey(Serials.random(), SignatureScheme.HMAC_SHA256, new SecretKey(secret), null, null)));
	}

	/** The signature in the header, or the problem that says what is wrong with it. */
	static Signature read(HttpServletRequest request) {
		return switch (HeaderReading.of(request.getHeader(HttpHeaders.AUTHORIZATION))) {
			case HeaderReading.Read(Signature signature) -> signature;
			case HeaderReading.Unreadable(BilingualText why) -> throw new ProblemException(ProblemCode.SIGNATURE_MISSING,
					List.of(new FieldProblem(HttpHeaders.AUTHORIZATION, why.zh(), why.en())));
		};
	}

	/** The key that signed. What does not fit a register that is seconds old may fit what was added since at another instance. */
	private ClientKey key(Client client, Signature signature, Signature.Request request) {
		KeyMatch match = match(client, signature, request);
		if (!(match instanceof KeyMatch.Fits)) {
			Client latest = clients.findLatest(client.clientId()).orElseThrow(() -> new ProblemException(ProblemCode.CLIENT_UNKNOWN));
			match = latest.equals(client) ? match : match(latest, signature, request);
		}
		return switch (match) {
			case KeyMatch.Fits(ClientKey key) -> key;
			case KeyMatch.Retired() -> throw new ProblemException(ProblemCode.KEY_RETIRED);
			case KeyMatch.Unknown() -> throw new ProblemException(ProblemCode.KEY_UNKNOWN);
			case KeyMatch.Wrong() -> throw new ProblemException(ProblemCode.SIGNATURE_WRONG);
		};
	}

	private KeyMatch match(Client client, Signature signature, Signature.Request request) {
		return KeyMatch.of(client, signature, request, clock.instant());
	}

	static String pathAndQuery(HttpServletRequest request) {
		String query = request.getQueryString();
		return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
	}
}
