package medpay.sandbox.play;

import java.math.BigDecimal;
import java.time.Duration;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.his.MedpayDoor;
import medpay.shared.web.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Plays a sample day on a database that nobody has used yet (首次启动演示), so that every page has something to show. Readiness does not wait for it. */
@Component
@SandboxPart
class PlayOnStart {

	private static final Logger LOG = LoggerFactory.getLogger(PlayOnStart.class);
	private static final int VISITS = 240;
	private static final PlayOptions GENTLY = new PlayOptions(BigDecimal.valueOf(5), new BigDecimal("0.06"), 20_261_124);
	private static final Duration LONGEST_START = Duration.ofMinutes(5);

	private final Play play;
	private final PlayBook book;
	private final MedpayDoor medpay;
	private final boolean wanted;
	private final Pauses pauses = new Pauses();

	PlayOnStart(Play play, PlayBook book, MedpayDoor medpay, @Value("${medpay.sandbox.play-on-start:true}") boolean wanted) {
		this.play = play;
		this.book = book;
		this.medpay = medpay;
		this.wanted = wanted;
	}

	@EventListener
	void ready(ApplicationReadyEvent event) {
		if (wanted && medpay.leadsSomewhere() && book.isFirst()) {
			Thread.ofVirtual().name("play-on-start").start(this::begin);
		}
	}

	/** The application may be another process that is still starting. */
	private void begin() {
		try {
			if (pauses.until(medpay::isReady, LONGEST_START)) {
				play.generated(VisitSource.Kind.START, VISITS, GENTLY);
			} else if (!pauses.isBrokenOff()) {
				LOG.warn("没有播放示范就诊日：应用未就绪。No sample day is played: the application did not become ready.");
			}
		} catch (ProblemException e) {
			LOG.info("Another process plays the sample day");
		}
	}

	@EventListener
	void stop(ContextClosedEvent event) {
		pauses.breakOff();
	}
}
