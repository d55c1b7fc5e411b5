package medpay.notice.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import medpay.access.HisClient;
import medpay.notice.Events;
import medpay.shared.web.Checks;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HIS reads what happened, in order, and orders a notice again (事件). */
@RestController
@RequestMapping("/api/v1/events")
@Tag(name = "events", description = "What happened, in order; the same objects as the notices 事件与通知")
class EventController {

	private static final int MOST = 500;

	private final Events events;
	private final JsonMapper json;

	EventController(Events events, JsonMapper json) {
		this.events = events;
		this.json = json;
	}

	/** One page. {@code nextCursor}: for {@code after}; null when nothing came after it yet. */
	@Schema(name = "EventPage", example = """
			{"items":[{"event_id":"019aa000-0000-7000-8000-00000000000e","type":"payment.paid","sequence":1,"occurred_at":"2026-11-23T09:30:05+08:00",
			 "payment":{"payment_id":"019aa000-0000-7000-8000-000000000002","bill_number":"B20261123-0001","state":"PAID"}}],"next_cursor":17}""")
	record Page(List<JsonNode> items, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long nextCursor) {}

	@GetMapping
	@Operation(summary = "Every event of this institution in order 按序读取事件", description = """
			after: the next_cursor of the page before; 0 for the beginning. An event that was read never comes before another that is read later. \\
			sequence counts within one payment.""")
	Page after(HisClient hospital, @Parameter(description = "0 or a next_cursor") @RequestParam(defaultValue = "0") long after,
			@Parameter(description = "1 to 500") @RequestParam(defaultValue = "100") long limit) {
		var checks = new Checks();
		long from = checks.between("after", after, 0, Long.MAX_VALUE);
		int most = (int) checks.between("limit", limit, 1, MOST);
		checks.done();
		List<Events.Event> found = events.after(hospital.institution(), from, most);
		return new Page(found.stream().map(event -> json.readTree(event.body())).toList(), found.isEmpty() ? null : found.getLast().position());
	}

	@PostMapping("/{eventId}/redelivery")
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(summary = "Deliver an event again 重新投递")
	@ApiResponse(responseCode = "202", description = "It is on its way again")
	@ApiResponse(responseCode = "404", description = "No such event, or nobody takes its notices")
	void again(HisClient hospital, @PathVariable UUID eventId) {
		if (!events.deliverAgain(hospital.institution(), eventId)) {
			throw new ProblemException(ProblemCode.NOT_FOUND);
		}
	}
}
