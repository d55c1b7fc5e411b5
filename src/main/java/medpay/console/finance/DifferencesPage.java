package medpay.console.finance;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import medpay.console.Download;
import medpay.console.Wanted;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.operator.SignedIn;
import medpay.reconciliation.Discrepancies;
import medpay.reconciliation.Discrepancies.Filter;
import medpay.reconciliation.Discrepancy;
import medpay.reconciliation.DiscrepancyClass;
import medpay.reconciliation.Resolution;
import medpay.reconciliation.Resolutions;
import medpay.reconciliation.Resolutions.Proposal;
import medpay.reconciliation.Source;
import medpay.reconciliation.sheet.DifferenceSheet;
import medpay.reconciliation.sheet.DifferenceSheet.Decision;
import medpay.shared.BadStatement;
import medpay.shared.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** All differences (差错列表) with filters in the address, decisions in bulk, a spreadsheet out and in. */
@Controller
@Needs(Permission.SEE_FINANCE)
class DifferencesPage {

	private static final int MOST = 200;
	private static final int MOST_IN_SHEET = 10_000;

	private final Wanted wanted;
	private final Discrepancies discrepancies;
	private final Resolutions resolutions;
	private final TransactionOperations transactions;
	private final BusinessClock clock;

	DifferencesPage(Wanted wanted, Discrepancies discrepancies, Resolutions resolutions, TransactionOperations transactions,
			BusinessClock clock) {
		this.wanted = wanted;
		this.discrepancies = discrepancies;
		this.resolutions = resolutions;
		this.transactions = transactions;
		this.clock = clock;
	}

	/** What the address asks for. */
	record Asked(@Nullable String hospital, @Nullable String day, @Nullable String source, @Nullable String kindOf, @Nullable String state) {}

	private Filter filter(Asked asked) {
		String day = asked.day();
		return new Filter(day == null || day.isEmpty() ? null : Wanted.businessDay(day), Wanted.choice(asked.source(), Source.class),
				Wanted.choice(asked.kindOf(), DiscrepancyClass.class), Wanted.choice(asked.state(), Discrepancy.State.class));
	}

	@GetMapping("/finance/differences")
	String show(Asked asked, Model page) {
		Institution institution = wanted.hospital(asked.hospital());
		String state = asked.state();
		Asked filtered = state == null ? new Asked(asked.hospital(), asked.day(), asked.source(), asked.kindOf(), "OPEN") : asked;
		Instant now = clock.now();
		page.addAttribute("hospital", institution);
		page.addAttribute("asked", filtered);
		page.addAttribute("rows",
				discrepancies.find(institution.id(), filter(filtered), MOST).stream().map(each -> DifferenceRow.of(institution, each, now)).toList());
		page.addAttribute("most", MOST);
		page.addAttribute("sources", Source.values());
		page.addAttribute("classes", DiscrepancyClass.values());
		page.addAttribute("states", Discrepancy.State.values());
		page.addAttribute("resolutions", Resolution.values());
		page.addAttribute("here", here(institution, filtered));
		return "finance/differences";
	}

	private static String here(Institution institution, Asked asked) {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("hospital", institution.code().value());
		parameters.put("day", or(asked.day()));
		parameters.put("source", or(asked.source()));
		parameters.put("kindOf", or(asked.kindOf()));
		parameters.put("state", or(asked.state()));
		return parameters.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).collect(Collectors.joining("&", "?", ""));
	}

	private static String or(@Nullable String text) {
		return text == null ? "" : text;
	}

	@GetMapping("/finance/differences.csv")
	@Needs({Permission.EXPORT, Permission.PROPOSE})
	ResponseEntity<byte[]> csv(Asked asked) {
		Institution institution = wanted.hospital(asked.hospital());
		return Download.of("differences.csv", Download.CSV,
				DifferenceSheet.of(discrepancies.find(institution.id(), filter(asked), MOST_IN_SHEET)).csv());
	}

	@GetMapping("/finance/differences.xlsx")
	@Needs({Permission.EXPORT, Permission.PROPOSE})
	ResponseEntity<byte[]> xlsx(Asked asked) {
		Institution institution = wanted.hospital(asked.hospital());
		return Download.of("differences.xlsx", Download.XLSX,
				DifferenceSheet.of(discrepancies.find(institution.id(), filter(asked), MOST_IN_SHEET)).xlsx());
	}

	/** Proposes one end for the chosen ones. */
	@PostMapping("/finance/differences/{hospital}/propose")
	@Needs(Permission.PROPOSE)
	String propose(@PathVariable String hospital, @RequestParam(required = false) @Nullable List<UUID> difference, @RequestParam String resolution,
			@RequestParam String reason, @RequestParam String owner, SignedIn operator) {
		Institution institution = wanted.hospital(hospital);
		String maker = operator.code();
		resolutions.propose(institution.id(), new Proposal(difference == null ? List.of() : difference, Resolutions.named(resolution), reason.strip(),
				maker, owner.isBlank() ? maker : owner.strip()));
		return "redirect:/finance/approvals?hospital=" + institution.code();
	}

	/** Proposes what a sheet says, all of it or nothing; one request for each way and reason. */
	@PostMapping("/finance/differences/{hospital}/sheet")
	@Needs(Permission.PROPOSE)
	String sheet(@PathVariable String hospital, @RequestParam MultipartFile sheet, SignedIn operator) throws IOException {
		Institution institution = wanted.hospital(hospital);
		String maker = operator.code();
		List<Decision> decisions = DifferenceSheet.read(sheet.getBytes());
		if (decisions.isEmpty()) {
			throw BadStatement.whole("没有填写 resolution 的行", "no row has a resolution");
		}
		record Way(Resolution resolution, String owner, String reason) {}
		var ways = decisions.stream()
				.collect(Collectors.groupingBy(each -> new Way(each.resolution(), each.owner(), each.reason()), LinkedHashMap::new,
						Collectors.mapping(Decision::difference, Collectors.toList())));
		transactions.executeWithoutResult(status -> ways.forEach((way, differences) -> resolutions.propose(institution.id(),
				new Proposal(differences, way.resolution(), way.reason(), maker, way.owner().isBlank() ? maker : way.owner()))));
		return "redirect:/finance/approvals?hospital=" + institution.code();
	}
}
