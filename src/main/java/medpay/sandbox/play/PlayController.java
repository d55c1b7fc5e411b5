package medpay.sandbox.play;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import jakarta.servlet.http.HttpServletRequest;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.play.PlayBook.Standing;
import medpay.sandbox.play.PlayBook.State;
import medpay.shared.web.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Plays a hospital day through the public signed API (演练控制): one made of a seed, or the real visits of a file. 202 when it has begun; 409
 * {@code play_running} while another runs, 409 {@code application_unknown} where the sandbox is a process of its own and was not told where the application
 * is.
 */
@RestController
@SandboxPart
@RequestMapping("/sandbox/api/play")
class PlayController {

	private final Play play;

	PlayController(Play play) {
		this.play = play;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	PlayView generated(@RequestBody PlayRequest request) {
		var checks = new Checks();
		long visits = checks.between("visits", request.visits(), 1, PlayOptions.MOST_VISITS);
		var options = PlayOptions.checked(checks, request.perSecond(), request.faults(), request.seed());
		checks.done();
		return PlayView.of(play.generated(VisitSource.Kind.GENERATOR, (int) visits, options));
	}

	/** A file of real visits, one JSON object a line, up to 64 MB: played only when every line is good. */
	@PostMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	PlayView file(HttpServletRequest upload, @RequestParam(name = "per_second", required = false) @Nullable BigDecimal perSecond,
			@RequestParam(required = false) @Nullable BigDecimal faults, @RequestParam(required = false) @Nullable Long seed) throws IOException {
		var checks = new Checks();
		var options = PlayOptions.checked(checks, perSecond, faults, seed);
		checks.done();
		return PlayView.of(play.file(upload.getInputStream(), options));
	}

	@GetMapping
	PlayView latest() {
		return play.latest().map(PlayView::of).orElse(PlayView.IDLE);
	}

	/**
	 * A day to be made.
	 *
	 * @param visits 1 to 100,000
	 * @param perSecond visits that begin in a second, more than 0 to 200; 10 when absent
	 * @param faults the share of visits that meet a fault, 0 to 1; none when absent
	 * @param seed the same seed makes the same day
	 */
	record PlayRequest(@Nullable Long visits, @Nullable BigDecimal perSecond, @Nullable BigDecimal faults, @Nullable Long seed) {}

	/**
	 * How the play stands. {@code done} counts every visit that reached an end: paid, at the window, refused, skipped, failed.
	 *
	 * @param failures the first fifty that were refused, failed or stayed open, and why
	 */
	record PlayView(State state, int total, int done, int paid, int atWindow, int refused, int skipped, int failed,
			List<PlayProgress.Failure> failures) {

		static final PlayView IDLE = new PlayView(State.IDLE, 0, 0, 0, 0, 0, 0, 0, List.of());

		static PlayView of(Standing standing) {
			PlayProgress progress = standing.progress();
			return new PlayView(standing.state(), standing.total(), progress.done(), progress.paid(), progress.atWindow(), progress.refused(),
					progress.skipped(), progress.failed(), progress.failures());
		}
	}
}
