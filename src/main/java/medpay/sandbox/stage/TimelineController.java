package medpay.sandbox.stage;

import java.time.Instant;
import java.util.List;
import medpay.sandbox.Faults.Mode;
import medpay.sandbox.Message;
import medpay.sandbox.MessageTimeline;
import medpay.sandbox.MessageTimeline.Noted;
import medpay.sandbox.SandboxPart;
import medpay.shared.web.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The timeline as the page reads it (时间线): what is new, about whom, and one message in full. */
@RestController
@SandboxPart
@RequestMapping("/sandbox/stage/messages")
class TimelineController {

	private static final int MOST = 200;
	private static final String NUMBER = "[0-9A-Za-z_-]{1,30}";

	private final MessageTimeline timeline;

	TimelineController(MessageTimeline timeline) {
		this.timeline = timeline;
	}

	/** {@code after} −1: nothing but the last number, to begin with. {@code persons}: none is everybody. */
	@GetMapping
	Messages after(@RequestParam long after, @RequestParam(name = "person", defaultValue = "") List<String> persons) {
		var checks = new Checks();
		checks.that(persons.size() <= 4, "person", "最多四人", "at most four");
		persons.forEach(person -> checks.matching("person", person, NUMBER, NUMBER));
		checks.done();
		long last = timeline.last();
		return new Messages(last, after < 0 ? List.of() : timeline.after(after, persons, MOST).stream().map(View::of).toList());
	}

	/** Nothing where nothing went over the wire, or where it was cleared away. */
	@GetMapping("/{number}")
	Content open(@PathVariable long number) {
		return new Content(timeline.content(number).orElse(null));
	}

	record Messages(long last, List<View> messages) {}

	record View(long number, Instant at, String from, String to, String operation, String summary, @Nullable Long amountFen, @Nullable Mode fault) {

		static View of(Noted noted) {
			Message message = noted.message();
			return new View(noted.number(), noted.at(), message.from(), message.to(), message.operation(), message.summary(), message.amountFen(),
					message.fault());
		}
	}

	record Content(@Nullable String content) {}
}
