package medpay.sandbox.insurance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import medpay.insurance.platform.MalformedMessage;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.VoucherMessages;
import medpay.sandbox.Faults;
import medpay.sandbox.SandboxClock;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.insurance.VoucherCodes.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The e-voucher centre (医保电子凭证中心): 1162 decodes a code that a phone showed. It signs nothing and names no amount. */
@RestController
@SandboxPart
class VoucherCentreController {

	private static final String PARTY = "voucher-centre";
	private static final String DECODE = "1162";
	private static final int LARGEST = 1 << 16;
	private static final int REFUSED_SCAN = 500159;
	private static final int UNKNOWN_CODE = 7;
	/** What 6101 requires, by its longest. */
	private static final Map<String, Integer> REQUIRED = Map.of("orgId", 40, "businessType", 5, "operatorId", 30, "operatorName", 50, "officeId", 30,
			"officeName", 100, "ecQrCode", 512);

	private final VoucherCodes codes;
	private final InsuredPatients patients;
	private final SandboxClock clock;
	private final Faults faults;
	private final FaultyDoor door;
	private final PlatformTimeline overheard;

	VoucherCentreController(VoucherCodes codes, InsuredPatients patients, SandboxClock clock, Faults faults, FaultyDoor door,
			PlatformTimeline overheard) {
		this.codes = codes;
		this.patients = patients;
		this.clock = clock;
		this.faults = faults;
		this.door = door;
		this.overheard = overheard;
	}

	@PostMapping("/sandbox/voucher-centre" + VoucherMessages.PATH)
	void decode(HttpServletRequest request, HttpServletResponse response) throws IOException {
		byte[] body = request.getInputStream().readNBytes(LARGEST);
		var fault = faults.strike(PARTY, DECODE, () -> overheard.person(body));
		var exchange = new PlatformTimeline.Exchange(PARTY, DECODE, body, fault.map(Faults.Fault::mode).orElse(null));
		overheard.request(exchange);
		door.serve(request, response, fault, new FaultyDoor.Counter() {

			@Override
			public byte[] answer(Twist twist) {
				ObjectNode answer = decode(body);
				if (twist == Twist.UNKNOWN_CODE) {
					answer.put("code", UNKNOWN_CODE);
				}
				return said(answer);
			}

			@Override
			public byte[] decline(@Nullable String text) {
				return said(refused(text == null ? "请使用医保电子凭证二维码" : text));
			}

			private byte[] said(ObjectNode answer) {
				byte[] bytes = PlatformJson.bytes(answer);
				overheard.answer(exchange, bytes);
				return bytes;
			}
		});
	}

	private ObjectNode decode(byte[] body) {
		ObjectNode message;
		try {
			message = PlatformJson.object(body);
		} catch (MalformedMessage e) {
			return refused("报文格式错误");
		}
		for (Map.Entry<String, Integer> field : REQUIRED.entrySet()) {
			String value = message.path("data").path(field.getKey()).asString("");
			if (value.isBlank() || value.length() > field.getValue()) {
				return refused("缺少必填字段或超长：" + field.getKey());
			}
		}
		var shown = codes.ofCode(message.path("data").path("ecQrCode").asString(""));
		if (shown.isEmpty()) {
			return refused("请使用医保电子凭证二维码");
		}
		return shown.get().livesAt(clock.now()) ? decoded(shown.get()) : refused("医保电子凭证二维码已过期，请刷新后重新展码");
	}

	private ObjectNode decoded(Shown shown) {
		InsuredPatient patient = patients.find(shown.person()).orElseThrow();
		var identity = new VoucherMessages.Identity(patient.name().value(), patient.idNumber().value(), "01", shown.token(), InsuredPatient.AREA,
				"", shown.token().substring(6), patient.gender(), patient.birthDate().toString(), "", "");
		return PlatformJson.tree(new VoucherMessages.Output(VoucherMessages.DONE, "success", "成功", PlatformJson.tree(identity))).put("code", 0);
	}

	/** In the shape of a refusal as it was captured. */
	private static ObjectNode refused(String text) {
		return PlatformJson.emptyObject().put("message", text).put("success", false).put("code", REFUSED_SCAN);
	}
}
