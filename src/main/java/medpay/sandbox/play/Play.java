package medpay.sandbox.play;

import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import medpay.sandbox.DemoClients;
import medpay.sandbox.SandboxClock;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.StoredFaults;
import medpay.sandbox.his.MedpayDoor;
import medpay.sandbox.play.PlayBook.Standing;
import medpay.sandbox.play.PlayedPatients.Doors;
import medpay.shared.BusinessClock;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Plays hospital days (演练), one at a time. */
@Component
@SandboxPart
class Play {

	private final PlayBook book;
	private final StoredFaults faults;
	private final SandboxClock clock;
	private final Doors doors;
	private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

	Play(PlayBook book, StoredFaults faults, SandboxClock clock, ControlDoor control, MedpayDoor medpay, DemoClients clients) {
		this.book = book;
		this.faults = faults;
		this.clock = clock;
		this.doors = new Doors(control, medpay, clients);
	}

	private record Running(long play, PlayRun run, Pauses pauses) {}

	/** Begins a generated day of so many visits. Throws a problem when it cannot begin, as {@link #file} does. */
	Standing generated(VisitSource.Kind kind, int visits, PlayOptions options) {
		return begin(kind, visits, options, play -> new GeneratedDay(kind, visits, options.seed(), suffix(play), now()));
	}

	/** Takes a file in, checks all of it, and begins to play it. */
	Standing file(InputStream upload, PlayOptions options) throws IOException {
		checkPossible();
		VisitFile file = VisitFile.take(upload);
		try {
			return begin(VisitSource.Kind.FILE, file.total(), options, play -> new RealDay(file, options.seed(), suffix(play), now()));
		} catch (RuntimeException e) {
			file.close();
			throw e;
		}
	}

	Optional<Standing> latest() {
		return book.latest();
	}

	private void checkPossible() {
		if (!doors.medpay().leadsSomewhere()) {
			throw new ProblemException(ProblemCode.APPLICATION_UNKNOWN);
		}
		if (latest().filter(standing -> standing.state() == PlayBook.State.RUNNING).isPresent()) {
			throw new ProblemException(ProblemCode.PLAY_RUNNING);
		}
	}

	private Standing begin(VisitSource.Kind kind, int total, PlayOptions options, LongFunction<VisitSource> source) {
		checkPossible();
		options.checkLength(total);
		long play = book.begin(kind, total).orElseThrow(() -> new ProblemException(ProblemCode.PLAY_RUNNING));
		var pauses = new Pauses();
		var walk = new VisitWalk(new PlayedPatients(play, doors, pauses), new PlayedFaults(faults, options), doors, pauses);
		var run = new PlayRun(play, source.apply(play), options, walk, book, pauses);
		running.set(new Running(play, run, pauses));
		Thread.ofVirtual().name("play").start(run::run);
		return latest().orElseThrow();
	}

	/** No play repeats another's visit and bill numbers. */
	private static String suffix(long play) {
		return "." + play;
	}

	private OffsetDateTime now() {
		return clock.now().atZone(BusinessClock.SHANGHAI).toOffsetDateTime();
	}

	/** While the database is still there: a play that is broken off says so. */
	@EventListener
	void stop(ContextClosedEvent event) {
		Running last = running.get();
		if (last != null && !last.pauses().isBrokenOff()) {
			last.pauses().breakOff();
			book.interrupt(last.play(), last.run().progress());
		}
	}
}
