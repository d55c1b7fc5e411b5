package medpay.channel.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import medpay.channel.inbox.CallbackReader;
import medpay.channel.inbox.CallbackReader.Receipt;
import medpay.channel.inbox.Inbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes channels' call-backs (通知接收): checked, stored, answered, then processed. */
@Hidden
@RestController
class CallbackController {

	private static final Logger LOG = LoggerFactory.getLogger(CallbackController.class);
	private static final int LARGEST_BODY = 64 * 1024;

	private final List<CallbackReader> readers;
	private final Inbox inbox;
	private final Afterwards afterwards;

	CallbackController(List<CallbackReader> readers, Inbox inbox, Afterwards afterwards) {
		this.readers = readers;
		this.inbox = inbox;
		this.afterwards = afterwards;
	}

	/** Reads the body itself: what Spring would hand over of a form is not the exact bytes. */
	@PostMapping("/callbacks/{channel}")
	ResponseEntity<String> take(@PathVariable String channel, HttpServletRequest request) throws IOException {
		Optional<CallbackReader> reader = readers.stream().filter(each -> each.channel().equals(channel)).findFirst();
		if (reader.isEmpty()) {
			return answer(HttpStatus.NOT_FOUND, "no such channel");
		}
		byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
		if (body.length > LARGEST_BODY) {
			return answer(HttpStatus.CONTENT_TOO_LARGE, "too large");
		}
		return switch (reader.get().check(body)) {
			case Receipt.Malformed() -> {
				LOG.warn("A call-back to {} was no message of it", reader.get().channel());
				yield answer(HttpStatus.BAD_REQUEST, "malformed");
			}
			case Receipt.Refused(String reason) -> {
				LOG.warn("A call-back to {} was refused: {}", reader.get().channel(), reason);
				yield answer(HttpStatus.UNAUTHORIZED, "refused");
			}
			case Receipt.Genuine genuine -> {
				Optional<UUID> stored = inbox.store(genuine.institution(), channel, genuine.orderNumber(), body);
				stored.ifPresent(id -> afterwards.run(() -> inbox.process(genuine.institution(), id)));
				yield answer(HttpStatus.OK, "ok");
			}
		};
	}

	private static ResponseEntity<String> answer(HttpStatus status, String text) {
		return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(text);
	}
}
