package medpay.sandbox.insurance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import medpay.insurance.platform.MalformedMessage;
import medpay.insurance.platform.OldChannelMessages;
import medpay.insurance.platform.OldChannelMessages.Envelope;
import medpay.insurance.platform.PlatformJson;
import medpay.sandbox.Faults;
import medpay.sandbox.SandboxPart;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The address of the old channel (五期地址). A fault of SYJ1 with mode DECLINE and code 777 is the emergency switch: it is on until the fault is used up or
 * deleted.
 */
@RestController
@SandboxPart
class OldChannelController {

	private static final String PARTY = "insurance";
	private static final int LARGEST = 1 << 16;

	private final OldChannelDesk desk;
	private final Faults faults;
	private final FaultyDoor door;
	private final PlatformTimeline overheard;

	OldChannelController(OldChannelDesk desk, Faults faults, FaultyDoor door, PlatformTimeline overheard) {
		this.desk = desk;
		this.faults = faults;
		this.door = door;
		this.overheard = overheard;
	}

	@PostMapping("/sandbox/insurance/old-channel")
	void ask(HttpServletRequest request, HttpServletResponse response) throws IOException {
		byte[] body = request.getInputStream().readNBytes(LARGEST);
		Envelope asked;
		try {
			asked = PlatformJson.read(PlatformJson.object(body), Envelope.class);
		} catch (MalformedMessage e) {
			response.sendError(HttpServletResponse.SC_BAD_REQUEST);
			return;
		}
		String message = desk.knows(asked.xxlxm()) ? asked.xxlxm() : "unknown";
		var fault = faults.strike(PARTY, message, () -> overheard.person(body));
		var exchange = new PlatformTimeline.Exchange(PARTY, message, body, fault.map(Faults.Fault::mode).orElse(null));
		overheard.request(exchange);
		door.serve(request, response, fault, new FaultyDoor.Counter() {

			@Override
			public byte[] answer(Twist twist) {
				return told(twist == Twist.UNKNOWN_CODE ? desk.refused(asked, "X777") : desk.answer(asked));
			}

			@Override
			public byte[] decline(@Nullable String code) {
				boolean switched = OldChannelMessages.SWITCH.equals(message) && OldChannelMessages.BACKUP.equals(code);
				return told(switched ? desk.switchedToBackup(asked) : desk.refused(asked, code == null ? "P900" : code));
			}

			private byte[] told(Envelope answer) {
				byte[] bytes = PlatformJson.bytes(PlatformJson.tree(answer));
				overheard.answer(exchange, bytes);
				return bytes;
			}
		});
	}
}
