package medpay.sandbox.insurance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import medpay.insurance.platform.PlatformJson;
import medpay.sandbox.Faults;
import medpay.sandbox.MessageTimeline;
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
	private final MessageTimeline timeline;

	SuishenController(SuishenService service, Faults faults, FaultyDoor door, MessageTimeline timeline) {
		this.service = service;
		this.faults = faults;
		this.door = door;
		this.timeline = timeline;
	}

	@PostMapping("/sandbox/suishen" + SuishenRequest.DECODE_PATH)
	void decode(HttpServletRequest request, HttpServletResponse response) throws IOException {
		byte[] body = request.getInputStream().readNBytes(LARGEST);
		timeline.record("medpay", PARTY, DECODE, "request");
		door.serve(request, response, faults.strike(PARTY, DECODE), new FaultyDoor.Counter() {

			@Override
			public byte[] answer(Twist twist) {
				return told(service.answer(body, twist));
			}

			@Override
			public byte[] decline(@Nullable String text) {
				return told(service.decline(body));
			}
		});
	}

	private byte[] told(byte[] answer) {
		timeline.record(PARTY, "medpay", DECODE, "code " + PlatformJson.object(answer).path("code").asString());
		return answer;
	}
}
