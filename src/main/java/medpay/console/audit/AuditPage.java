package medpay.console.audit;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import medpay.audit.Audit;
import medpay.audit.AuditEntries;
import medpay.audit.AuditEntries.Filter;
import medpay.audit.AuditEntries.Line;
import medpay.audit.AuditEntry;
import medpay.console.Names;
import medpay.console.ShownTime;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.operator.SignedIn;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriUtils;

/** The audit trail (审计): who did what, found by institution, person, action, subject and day; and whether anybody has touched it. */
@Controller
@Needs(Permission.SEE_AUDIT)
class AuditPage {

	private static final int MOST = 100;
	private static final String HOUSE = "house";

	private final AuditEntries entries;
	private final TrailCheck trail;
	private final Institutions institutions;
	private final Names names;
	private final Audit audit;

	AuditPage(AuditEntries entries, TrailCheck trail, Institutions institutions, Names names, Audit audit) {
		this.entries = entries;
		this.trail = trail;
		this.institutions = institutions;
		this.names = names;
		this.audit = audit;
	}

	/**
	 * What the address asks for.
	 *
	 * @param trail an institution's code, or {@code house}
	 * @param before where the page before ended
	 */
	record Asked(@Nullable String trail, @Nullable String actor, @Nullable String action, @Nullable String subject, @Nullable String day,
			@Nullable Long before, @Nullable Boolean verify) {

		Filter filter() {
			Instant from = from();
			return new Filter(given(actor), given(action), given(subject), from, from == null ? null : from.plus(Duration.ofDays(1)));
		}

		private @Nullable Instant from() {
			String asked = given(day);
			try {
				return asked == null ? null : LocalDate.parse(asked).atStartOfDay(BusinessClock.SHANGHAI).toInstant();
			} catch (DateTimeException e) {
				throw new ProblemException(ProblemCode.NOT_FOUND);
			}
		}

		String trailOrHouse() {
			String asked = given(trail);
			return asked == null ? HOUSE : asked;
		}

		/** The address without the place in the list. */
		String address() {
			var address = new StringBuilder("?trail=" + encoded(trailOrHouse()));
			add(address, "actor", actor);
			add(address, "action", action);
			add(address, "subject", subject);
			add(address, "day", day);
			return address.toString();
		}

		private static void add(StringBuilder address, String name, @Nullable String value) {
			String given = given(value);
			if (given != null) {
				address.append('&').append(name).append('=').append(encoded(given));
			}
		}

		private static String encoded(String value) {
			return UriUtils.encodeQueryParam(value, StandardCharsets.UTF_8).replace("&", "%26").replace("+", "%2B");
		}

		private static @Nullable String given(@Nullable String value) {
			return value == null || value.isBlank() ? null : value.strip();
		}
	}

	/** An entry, written out. {@code name}: of the operator, or empty. */
	record Row(Line line, String at, String name) {}

	/** A trail that can be read. */
	record Trail(String key, String name, boolean chosen) {}

	@GetMapping("/audit")
	String show(@ModelAttribute Asked asked, SignedIn me, Model page) {
		InstitutionId institution = institution(asked.trailOrHouse(), me);
		boolean verify = Boolean.TRUE.equals(asked.verify());
		if (verify) {
			audit.record(new AuditEntry(null, me.code(), "audit.verified", asked.trailOrHouse(), "READ", null));
		}
		List<Line> found = entries.find(institution, asked.filter(), asked.before(), MOST + 1);
		page.addAttribute("rows", found.stream().limit(MOST).map(this::row).toList());
		page.addAttribute("next", found.size() > MOST ? found.get(MOST - 1).order() : null);
		page.addAttribute("asked", asked);
		page.addAttribute("trails", trails(asked.trailOrHouse(), me));
		page.addAttribute("sealed", trail.sealed(institution));
		page.addAttribute("verdict", verify ? trail.check(institution) : null);
		page.addAttribute("place", "audit");
		page.addAttribute("here", asked.address());
		return "audit/audit";
	}

	private Row row(Line line) {
		String name = names.of(line.actor());
		return new Row(line, ShownTime.of(line.at()), name.equals(line.actor()) ? "" : name);
	}

	private List<Trail> trails(String chosen, SignedIn me) {
		Stream<Trail> hospitals = institutions.all().stream().filter(each -> me.sees(each.id()))
				.map(each -> new Trail(each.code().value(), each.name(), each.code().value().equals(chosen)));
		return Stream.concat(me.account().everywhere() ? Stream.of(new Trail(HOUSE, "", chosen.equals(HOUSE))) : Stream.of(), hospitals).toList();
	}

	private InstitutionId institution(String asked, SignedIn me) {
		if (asked.equals(HOUSE) && me.account().everywhere()) {
			return AuditEntries.HOUSE;
		}
		return institutions.all().stream().filter(each -> each.code().value().equals(asked) && me.sees(each.id())).map(Institution::id).findFirst()
				.orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
	}
}
