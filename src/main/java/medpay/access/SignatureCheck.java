package medpay.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Decides whether a request was signed by a client we know (验签): form of the header, client, time, signature, nonce, in this order. A nonce is
 * used up by a correctly signed request only, so that nobody can use up another's.
 */
@Component
class SignatureCheck {

	private static final long WINDOW_SECONDS = Duration.ofMinutes(5).toSeconds();

	private final ClientRegister clients;
	private final Nonces nonces;
	private final Clock clock;

	SignatureCheck(ClientRegister clients, Nonces nonces, Clock clock) {
		this.clients = clients;
		this.nonces = nonces;
		this.clock = clock;
	}

	/** A request that passed, with the client that signed it. */
	record Passed(Client client, SignedBody request) {}

	/** Throws the problem for whatever does not pass. */
	Passed check(HttpServletRequest request) throws IOException {
		Signature signature = Signature.read(request.getHeader("Authorization"))
				.orElseThrow(() -> new ProblemException(ProblemCode.SIGNATURE_MISSING));
		Client client = clients.find(signature.clientId()).orElseThrow(() -> new ProblemException(ProblemCode.CLIENT_UNKNOWN));
		if (Math.abs(clock.instant().getEpochSecond() - signature.timestamp()) > WINDOW_SECONDS) {
			throw new ProblemException(ProblemCode.TIMESTAMP_STALE);
		}
		SignedBody body = SignedBody.read(request);
		if (!signature.fits(client.secret(), new Signature.Request(request.getMethod(), pathAndQuery(request), body.bytes()))) {
			throw new ProblemException(ProblemCode.SIGNATURE_WRONG);
		}
		if (!nonces.use(client.clientId(), signature.nonce())) {
			throw new ProblemException(ProblemCode.NONCE_REPLAYED);
		}
		return new Passed(client, body);
	}

	private static String pathAndQuery(HttpServletRequest request) {
		String query = request.getQueryString();
		return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
	}
}
