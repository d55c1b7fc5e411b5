package medpay.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.shared.web.ProblemException;
import medpay.shared.web.ProblemListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Audits what was refused (拒绝记录), so that a flood cannot fill the trail: strangers leave one row per address, kind and minute, signed clients
 * thirty; all together at most two hundred a minute. What was left out is counted in one row when the next minute begins.
 */
@Component
class Refusals implements ProblemListener {

	private static final Logger log = LoggerFactory.getLogger(Refusals.class);
	private static final int ROWS_OF_A_STRANGER = 1;
	private static final int ROWS_OF_A_CLIENT = 30;
	private static final int ROWS_IN_ALL = 200;
	private static final int SEGMENTS = 4;
	private static final int LONGEST_SUBJECT = 128;
	private static final Pattern PLAIN = Pattern.compile("[a-z0-9_.\\[\\]]{1,120}");

	private final Audit audit;
	private final Clock clock;
	private final Map<Kind, Integer> rows = new HashMap<>();
	private long minute;
	private int written;
	private int leftOut;

	Refusals(Audit audit, Clock clock) {
		this.audit = audit;
		this.clock = clock;
	}

	private record Kind(String who, String code) {}

	@Override
	public void told(HttpServletRequest request, ProblemException problem) {
		if (request.getRequestURI().startsWith("/api/") && problem.code().status().is4xxClientError()) {
			record(request, problem, SecurityContextHolder.getContext().getAuthentication() instanceof SignedCaller caller ? caller.client() : null);
		}
	}

	/** Records in a transaction of its own; {@code client} is null when the signature did not pass. */
	private void record(HttpServletRequest request, ProblemException problem, @Nullable Client client) {
		int before = leftOutBefore();
		if (before > 0) {
			write(new AuditEntry(null, "many", "request.refused", "/api", "left_out", before + " more refusals were counted, not recorded"));
		}
		String code = problem.code().code();
		if (client == null) {
			if (mayWrite(new Kind(request.getRemoteAddr(), code), ROWS_OF_A_STRANGER)) {
				write(new AuditEntry(null, "unknown", "signature.refused", subject(request), code, detail(request, problem)));
			}
		} else if (mayWrite(new Kind(client.clientId(), code), ROWS_OF_A_CLIENT)) {
			write(new AuditEntry(client.institution(), client.clientId(), "request.refused", subject(request), code, detail(request, problem)));
		}
	}

	private synchronized int leftOutBefore() {
		long now = clock.instant().getEpochSecond() / 60;
		if (now == minute) {
			return 0;
		}
		int before = leftOut;
		minute = now;
		written = 0;
		leftOut = 0;
		rows.clear();
		return before;
	}

	private synchronized boolean mayWrite(Kind kind, int most) {
		if (written >= ROWS_IN_ALL || rows.merge(kind, 1, Integer::sum) > most) {
			leftOut++;
			return false;
		}
		written++;
		return true;
	}

	/** The call without what follows it in the path: that may name a person. */
	private static String subject(HttpServletRequest request) {
		String[] segments = request.getRequestURI().split("/", -1);
		String call = String.join("/", Arrays.copyOf(segments, Math.min(segments.length, SEGMENTS)));
		String subject = request.getMethod() + " " + call;
		return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT);
	}

	/** A field's name is the caller's own text when it is unknown to us: only a plain one is repeated. */
	private static String detail(HttpServletRequest request, ProblemException problem) {
		String field = problem.field();
		return "from " + request.getRemoteAddr() + (field != null && PLAIN.matcher(field).matches() ? ", field " + field : "");
	}

	private void write(AuditEntry entry) {
		try {
			audit.record(entry);
		} catch (RuntimeException e) {
			// The request stays refused whether or not it could be recorded.
			log.error("A refusal could not be recorded", e);
		}
	}
}
