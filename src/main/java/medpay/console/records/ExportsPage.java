package medpay.console.records;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.console.Address;
import medpay.console.Download;
import medpay.console.ShownTime;
import medpay.console.Tone;
import medpay.console.Wanted;
import medpay.console.records.Exports.Export;
import medpay.console.records.Exports.Format;
import medpay.console.records.Exports.Listing;
import medpay.console.records.Exports.Order;
import medpay.console.records.Exports.State;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.operator.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes lists away as files (导出): ordered here, made in the background, kept for a day for their maker alone. Ordering and taking away are in the audit trail. */
@Controller
@Needs(Permission.EXPORT)
class ExportsPage {

	private static final int LONGEST = 400;
	private static final String SEPARATOR = ", ";

	private final Wanted wanted;
	private final Exports exports;
	private final PersonToken tokens;
	private final Audit audit;
	private final int most;

	ExportsPage(Wanted wanted, Exports exports, PersonToken tokens, Audit audit, @Value("${medpay.console.export-rows:50000}") int most) {
		this.wanted = wanted;
		this.exports = exports;
		this.tokens = tokens;
		this.audit = audit;
		this.most = most;
	}

	/** A condition in words: the key of its name, and its value or the key of that. */
	record Condition(String name, String value, boolean word) {

		/** {@code written}: {@code state=PAID}. */
		static Condition of(Listing list, String written) {
			String[] parts = written.split("=", 2);
			String name = "export.by-" + parts[0];
			return switch (parts[0]) {
				case "state" -> new Condition(name, (list == Listing.PAYMENTS ? "state." : "refund.state-") + parts[1], true);
				case "scene" -> new Condition(name, "scene." + parts[1], true);
				default -> new Condition(name, parts.length < 2 ? "" : parts[1], false);
			};
		}
	}

	/** An export, written out for people. {@code path}: of its file; null until it is ready. */
	record Line(Listing list, Format format, List<Condition> asked, State state, String tone, String rows, boolean cut, String askedAt, String until,
			@Nullable String path) {

		static Line of(Institution hospital, Export export) {
			Tone tone = switch (export.state()) {
				case WAITING, RUNNING -> Tone.UNDER_WAY;
				case READY -> Tone.GOOD;
				case FAILED -> Tone.OVER;
			};
			return new Line(export.list(), export.format(), conditions(export), export.state(), tone.style(),
					String.format(Locale.ROOT, "%,d", export.rows()), export.cut(), ShownTime.of(export.askedAt()),
					ShownTime.of(export.askedAt().plus(Exports.KEPT)),
					export.state() == State.READY ? "/exports/" + hospital.code() + "/" + export.id() : null);
		}
	}

	/** What was asked for, as {@link Address#words} wrote it; what cannot be read any more is left out. */
	private static List<Condition> conditions(Export export) {
		return Arrays.stream(export.asked().split(SEPARATOR)).filter(each -> each.matches("(q|amount|state|scene|from|to|person)=.*"))
				.map(each -> Condition.of(export.list(), each)).toList();
	}

	@GetMapping("/exports")
	String show(@RequestParam(required = false) @Nullable String hospital, SignedIn operator, Model page) {
		Institution chosen = wanted.hospital(hospital);
		fill(page, chosen, operator);
		page.addAttribute("here", "?hospital=" + chosen.code());
		page.addAttribute("place", "exports");
		return "records/exports";
	}

	/** The table alone, while something is being made. */
	@GetMapping(path = "/exports", headers = "HX-Request")
	String renew(@RequestParam(required = false) @Nullable String hospital, SignedIn operator, Model page) {
		fill(page, wanted.hospital(hospital), operator);
		return "records/exports :: board";
	}

	private void fill(Model page, Institution hospital, SignedIn operator) {
		List<Line> lines = exports.of(hospital.id(), operator.code()).stream().map(each -> Line.of(hospital, each)).toList();
		page.addAttribute("hospital", hospital);
		page.addAttribute("lines", lines);
		page.addAttribute("making", lines.stream().anyMatch(line -> line.state() == State.WAITING || line.state() == State.RUNNING));
		page.addAttribute("most", String.format(Locale.ROOT, "%,d", most));
	}

	@PostMapping("/exports/payments")
	String payments(PaymentsPage.Asked asked, @RequestParam String format, SignedIn operator, Locale language) {
		Institution hospital = wanted.hospital(asked.hospital());
		byte[] person = tokens.open(hospital, asked.person());
		var without = new PaymentsPage.Asked(null, asked.q(), asked.amount(), asked.state(), asked.scene(), asked.from(), asked.to(), null);
		without.filter(null);
		Address told = without.address(null).with("person", person == null ? null : "…");
		return order(hospital, Listing.PAYMENTS, format, told, new Order(without, null, person), operator, language);
	}

	@PostMapping("/exports/refunds")
	String refunds(RefundsPage.Asked asked, @RequestParam String format, SignedIn operator, Locale language) {
		Institution hospital = wanted.hospital(asked.hospital());
		asked.filter();
		return order(hospital, Listing.REFUNDS, format, asked.address(null), new Order(null, asked, null), operator, language);
	}

	private String order(Institution hospital, Listing list, String format, Address told, Order order, SignedIn operator,
			Locale language) {
		Format as = Wanted.choice(format, Format.class);
		if (as == null) {
			throw Wanted.nowhere();
		}
		String asked = told.words();
		exports.order(hospital, operator.code(), list, as, language, asked.length() > LONGEST ? asked.substring(0, LONGEST) : asked, order);
		audit.record(new AuditEntry(hospital.id(), operator.code(), "export.ordered", list + "." + as, "WAITING", asked));
		return "redirect:/exports?hospital=" + hospital.code();
	}

	@GetMapping("/exports/{institution:[A-Z0-9]{12}}/{export}")
	ResponseEntity<byte[]> file(@PathVariable("institution") String code, @PathVariable UUID export, SignedIn operator) {
		Institution hospital = wanted.hospital(code);
		Export found = exports.ready(hospital.id(), export, operator.code()).orElseThrow(Wanted::nowhere);
		audit.record(new AuditEntry(hospital.id(), operator.code(), "export.taken", found.list() + "." + found.format(), "READY",
				found.rows() + " rows"));
		String name = (found.list() + "-" + hospital.code() + "-" + ShownTime.of(found.askedAt()).replaceAll("[^0-9]", "") + "." + found.format())
				.toLowerCase(Locale.ROOT);
		return Download.of(name, found.format() == Format.CSV ? Download.CSV : Download.XLSX, exports.content(found));
	}

}
