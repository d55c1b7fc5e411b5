package medpay.sandbox.unionpay;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import medpay.channel.unionpay.UnionPayMessage;
import medpay.channel.unionpay.UnionPayTransaction;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.Silence;
import medpay.sandbox.unionpay.Gateway.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The addresses of UnionPay's gateway: forms in, plain answers out; a browser that opens an agreement gets a page. */
@RestController
@SandboxPart
class GatewayController {

	private static final int LARGEST = 64 * 1024;
	private static final String ON_THE_PHONE = "请在手机上确认签约。Please confirm on your phone.";

	private final Gateway gateway;
	private final Silence silence;

	GatewayController(Gateway gateway, Silence silence) {
		this.gateway = gateway;
		this.silence = silence;
	}

	@PostMapping({"/sandbox/unionpay/gateway/api/backTransReq.do", "/sandbox/unionpay/gateway/api/queryTrans.do",
			"/sandbox/unionpay/filedownload/"})
	void merchant(HttpServletRequest request, HttpServletResponse response) throws IOException {
		switch (gateway.serve(read(request))) {
			case Reply.Said(UnionPayMessage message) -> write(response, "text/html;charset=UTF-8", message.toAnswer());
			case Reply.Silent(var fault) -> silence.stay(request, fault.delay());
			case Reply.Closed() -> silence.hangUp(request);
			case Reply.Broken() -> response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
		}
	}

	/** The patient's browser brings the merchant's signed form; what follows happens on the phone. */
	@PostMapping("/sandbox/unionpay/gateway/api/frontTransReq.do")
	void browser(HttpServletRequest request, HttpServletResponse response) throws IOException {
		var message = read(request);
		boolean opening = message != null && UnionPayTransaction.of(message).filter(known -> known == UnionPayTransaction.OPEN).isPresent();
		String code = opening && gateway.serve(message) instanceof Reply.Said(UnionPayMessage answer) ? answer.value("respCode") : "10";
		page(response, code.equals("00") || code.equals("12") ? ON_THE_PHONE : "签约未受理。Not accepted. [" + code + "]");
	}

	/** Who follows the address alone has an opening waiting on the phone already. */
	@GetMapping("/sandbox/unionpay/gateway/api/frontTransReq.do")
	void continued(HttpServletResponse response) throws IOException {
		page(response, ON_THE_PHONE);
	}

	private static void page(HttpServletResponse response, String text) throws IOException {
		write(response, "text/html;charset=UTF-8",
				("<!doctype html><html lang=\"zh\"><title>银联仿真</title><p>" + text + "</p></html>").getBytes(StandardCharsets.UTF_8));
	}

	private static @Nullable UnionPayMessage read(HttpServletRequest request) throws IOException {
		byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
		return body.length > LARGEST ? null : UnionPayMessage.ofForm(body).orElse(null);
	}

	private static void write(HttpServletResponse response, String type, byte[] body) throws IOException {
		response.setContentType(type);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}
}
