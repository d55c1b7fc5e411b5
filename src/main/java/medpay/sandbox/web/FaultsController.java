package medpay.sandbox.web;

import java.util.List;
import java.util.Map;
import medpay.sandbox.Faults.Mode;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.StoredFaults;
import medpay.sandbox.StoredFaults.Ordered;
import medpay.shared.web.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders faults (故障注入), shows them, takes them all back. */
@RestController
@SandboxPart
@RequestMapping("/sandbox/api/faults")
class FaultsController {

	private static final String TRANSACTION_NUMBER = "[0-9]{4}[A-Z]?|S[A-Z][0-9A-Z][0-9]";
	private static final Map<String, String> OPERATIONS = Map.of("insurance", TRANSACTION_NUMBER, "voucher-centre", TRANSACTION_NUMBER, "suishen",
			"decode", "his", "notice", "unionpay",
			"open|token-query|token-delete|balance|confirm|raise|card-application|consume|query|refund|void|notify|file");
	private static final int MOST_TIMES = 1_000_000;
	private static final long LONGEST_DELAY = 600_000;

	private final StoredFaults faults;

	FaultsController(StoredFaults faults) {
		this.faults = faults;
	}

	@PostMapping
	FaultView order(@RequestBody FaultRequest request) {
		var checks = new Checks();
		String party = checks.matching("party", request.party(), "insurance|voucher-centre|suishen|unionpay|his",
				"insurance | voucher-centre | suishen | unionpay | his");
		String operations = OPERATIONS.getOrDefault(party, ".*");
		String operation = checks.matching("operation", request.operation(), operations, operations);
		Mode mode = checks.oneOf("mode", request.mode(), Mode.class);
		long times = checks.between("times", request.times() == null ? Long.valueOf(1) : request.times(), 0, MOST_TIMES);
		long delay = checks.between("delay_ms", request.delayMs() == null ? Long.valueOf(0) : request.delayMs(), 0, LONGEST_DELAY);
		String code = request.code() == null ? null : checks.matching("code", request.code(), "[A-Za-z0-9_-]{1,20}", "[A-Za-z0-9_-]{1,20}");
		String person = request.personNo() == null
				? null
				: checks.matching("person_no", request.personNo(), "[0-9A-Za-z_-]{1,30}", "[0-9A-Za-z_-]{1,30}");
		checks.done();
		return FaultView.of(faults.order(new Ordered(0, party, operation, mode, (int) times, 0, delay, code, person)));
	}

	@GetMapping
	FaultList all() {
		return new FaultList(faults.all().stream().map(FaultView::of).toList());
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void deleteAll() {
		faults.deleteAll();
	}

	/** {@code times}: 1 when it is left out, 0 until deleted; {@code personNo}: strikes messages about that person alone. */
	record FaultRequest(String party, String operation, String mode, @Nullable Long times, @Nullable Long delayMs, @Nullable String code,
			@Nullable String personNo) {}

	record FaultList(List<FaultView> faults) {}

	/** {@code struck}: how often it struck so far. */
	record FaultView(long faultId, String party, String operation, Mode mode, int times, int struck, long delayMs, @Nullable String code,
			@Nullable String personNo) {

		static FaultView of(Ordered fault) {
			return new FaultView(fault.faultId(), fault.party(), fault.operation(), fault.mode(), fault.times(), fault.struck(), fault.delayMs(),
					fault.code(), fault.personNo());
		}
	}
}
