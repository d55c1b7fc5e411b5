package medpay.sandbox.insurance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import medpay.insurance.platform.MalformedMessage;
import medpay.insurance.platform.PlatformJson;
import medpay.sandbox.Faults;
import medpay.sandbox.Faults.Fault;
import medpay.sandbox.SandboxPart;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The address of the insurance platform (医保平台地址). */
@RestController
@SandboxPart
class PlatformController {

	private static final String PARTY = "insurance";
	/** A message's input has at most 40,000 characters; with its envelope and escapes it stays far below. */
	private static final int LARGEST = 1 << 20;

	private final Platform platform;
	private final Faults faults;
	private final FaultyDoor door;
	private final PlatformTimeline overheard;

	PlatformController(Platform platform, Faults faults, FaultyDoor door, PlatformTimeline overheard) {
		this.platform = platform;
		this.faults = faults;
		this.door = door;
		this.overheard = overheard;
	}

	@PostMapping("/sandbox/insurance/api/v1/route")
	void route(HttpServletRequest request, HttpServletResponse response) throws IOException {
		byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
		if (body.length > LARGEST) {
			FaultyDoor.write(response, platform.decline("报文超过长度限制"));
			return;
		}
		String infno = infno(body);
		var fault = fault(infno, body);
		var exchange = new PlatformTimeline.Exchange(PARTY, infno, body, fault.map(Fault::mode).orElse(null));
		overheard.request(exchange);
		door.serve(request, response, fault, new FaultyDoor.Counter() {

			@Override
			public byte[] answer(Twist twist) {
				return said(platform.answer(body, twist));
			}

			@Override
			public byte[] decline(@Nullable String text) {
				return said(platform.decline(text == null ? "交易被拒绝" : text));
			}

			private byte[] said(byte[] answer) {
				overheard.answer(exchange, answer);
				return answer;
			}
		});
	}

	/** A fault ordered for 2201 holds for Shanghai's 2201A too. */
	private Optional<Fault> fault(String infno, byte[] body) {
		Optional<Fault> fault = faults.strike(PARTY, infno, () -> overheard.person(body));
		return fault.isPresent() || !infno.equals("2201A") ? fault : faults.strike(PARTY, "2201", () -> overheard.person(body));
	}

	/** Only known numbers go on: the rest of a stranger's message is nobody's business but the refusal's. */
	private static String infno(byte[] body) {
		try {
			String infno = PlatformJson.object(body).path("infno").asString("");
			return RequiredFields.knows(infno) ? infno : "unknown";
		} catch (MalformedMessage e) {
			return "unknown";
		}
	}
}
