package medpay.sandbox.insurance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import medpay.sandbox.Faults;
import medpay.sandbox.SandboxPart;
import medpay.suishen.messages.SuishenRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The address of the Suishen code service (随申码服务地址). */
@RestController
@SandboxPart
class SuishenController {

	private static final String PARTY = "suishen";
	private static final String DECODE = "decode";
	private static final int LARGEST = 1 << 16;

	private final SuishenService service;
	private final Faults faults;
	private final FaultyDoor door;
	private final PlatformTimeline overheard;

	SuishenController(SuishenService service, Faults faults, FaultyDoor door, PlatformTimeline overheard) {
		this.service = service;
		this.faults = faults;
		this.door = door;
		this.overheard = overheard;
	}

	@PostMapping("/sandbox/suishen" + SuishenRequest.DECODE_PATH)
	void decode(HttpServletRequest request, HttpServletResponse response) throws IOException {
		byte[] body = request.getInputStream().readNBytes(LARGEST);
		var fault = faults.strike(PARTY, DECODE, () -> overheard.person(body));
		var exchange = new PlatformTimeline.Exchange(PARTY, DECODE, body, fault.map(Faults.Fault::mode).orElse(null));
		overheard.request(exchange);
		door.serve(request, response, fault, new FaultyDoor.Counter() {

			@Override
			public byte[] answer(Twist twist) {
				return told(service.answer(body, twist));
			}

			@Override
			public byte[] decline(@Nullable String text) {
				return told(service.decline(body));
			}

			private byte[] told(byte[] answer) {
				overheard.answer(exchange, answer);
				return answer;
			}
		});
	}
}
