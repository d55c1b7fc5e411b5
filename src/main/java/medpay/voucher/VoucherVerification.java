package medpay.voucher;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import medpay.access.HisClient;
import medpay.agreement.CreditForesight;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.Ids;
import medpay.shared.call.NoTransaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Verification of what a patient presents (凭证核验). The same code at the same institution on the same day is the same verification: one request asks the
 * authorities, the others wait for its result.
 */
@Service
public class VoucherVerification {

	private static final Logger LOG = LoggerFactory.getLogger(VoucherVerification.class);
	private static final Duration LOOK_EVERY = Duration.ofMillis(50);

	private final VerificationRows rows;
	private final VoucherInquiry inquiry;
	private final Decisions decisions;
	private final SealedPersons sealed;
	private final CreditForesight foresight;
	private final VoucherSettings settings;
	private final BusinessClock clock;
	private final Clock machine;

	VoucherVerification(VerificationRows rows, VoucherInquiry inquiry, Decisions decisions, SealedPersons sealed, CreditForesight foresight,
			VoucherSettings settings, BusinessClock clock, Clock machine) {
		this.rows = rows;
		this.inquiry = inquiry;
		this.decisions = decisions;
		this.sealed = sealed;
		this.foresight = foresight;
		this.settings = settings;
		this.clock = clock;
		this.machine = machine;
	}

	/** Says who it is, or that it is refused, or, after the answer limit, that nobody knows. */
	public VerificationRecord verify(HisClient his, Presentation presentation) {
		NoTransaction.required();
		Instant until = machine.instant().plus(settings.answerWithin());
		var id = new VerificationId(his.institution(), Ids.timeOrdered());
		BusinessDate day = clock.today();
		byte[] shownHash = shownHash(presentation);
		if (rows.open(id, presentation, his.clientId(), shownHash, day, clock.now(), until)) {
			ask(new Asking(id, 1, his.clientId()), presentation);
			return show(rows.find(id).orElseThrow());
		}
		if (shownHash == null) {
			throw new IllegalStateException("A new verification met an old one");
		}
		return shownBefore(rows.byCode(his.institution(), day, shownHash).orElseThrow(), his, presentation, until);
	}

	private VerificationRecord shownBefore(Verification first, HisClient his, Presentation presentation, Instant until) {
		if (first.unattended(machine.instant()) && rows.claim(first, until)) {
			ask(new Asking(first.id(), first.asks() + 1, his.clientId()), presentation);
			return show(rows.find(first.id()).orElseThrow());
		}
		Verification seen = rows.find(first.id()).orElseThrow();
		while (seen.state() == VerificationState.ASKING && machine.instant().isBefore(until) && waited()) {
			seen = rows.find(first.id()).orElseThrow();
		}
		return show(seen);
	}

	/** Asks beside this request: should the answer come too late for it, it counts all the same when the code is shown again. */
	private void ask(Asking asking, Presentation presentation) {
		var asked = new CompletableFuture<@Nullable Void>();
		Thread.ofVirtual().name("verification").start(() -> {
			try {
				inquiry.ask(asking, presentation);
				asked.complete(null);
			} catch (RuntimeException e) {
				LOG.error("Verification {} could not be carried on", asking.id().value(), e);
				decisions.inDoubt(asking, "an error of ours");
				asked.complete(null);
			}
		});
		try {
			asked.get(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
		} catch (TimeoutException e) {
			decisions.inDoubt(asking, "the answer limit passed");
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} catch (ExecutionException e) {
			throw new IllegalStateException(e);
		}
	}

	private static boolean waited() {
		try {
			Thread.sleep(LOOK_EVERY);
			return true;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private byte @Nullable [] shownHash(Presentation presentation) {
		return switch (presentation.shown()) {
			case Presentation.Shown.Code code -> sealed.hashOfCode(code.value());
			// a number lives for years and opens a new visit each time
			case Presentation.Shown.IdNumber number -> null;
			case Presentation.Shown.Card card -> null;
		};
	}

	private VerificationRecord show(Verification row) {
		byte[] person = row.person();
		if (person == null) {
			VerificationState told = row.state() == VerificationState.ASKING ? VerificationState.IN_DOUBT : row.state();
			return new VerificationRecord(row.id(), told, row.reason() == null ? VerificationReason.NO_ANSWER : row.reason(), row.kind(), null, null,
					null,
					row.expiresAt());
		}
		VerifiedPerson verified = sealed.openPerson(row.id(), person);
		return new VerificationRecord(row.id(), row.state(), null, row.kind(), verified, sealed.openDelegation(row),
				foresight.of(verified.payer(), verified.paidFor()).orElse(null),
				row.expiresAt());
	}
}
