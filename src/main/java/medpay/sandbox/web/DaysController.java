package medpay.sandbox.web;

import java.time.LocalDate;
import java.util.List;
import medpay.sandbox.ClosedDays;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.his.HospitalDays;
import medpay.sandbox.his.HospitalDays.HandedIn;
import medpay.sandbox.his.JsonHttp.NoAnswer;
import medpay.sandbox.his.Kiosks;
import medpay.shared.web.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The control API's days (对手方日终): the parties produce their files, the hospitals hand in theirs, and a line of a file may be ordered to be wrong. */
@RestController
@SandboxPart
@RequestMapping("/sandbox/api/days")
class DaysController {

	private final ClosedDays days;
	private final HospitalDays hospitals;
	private final Kiosks kiosks;

	DaysController(ClosedDays days, HospitalDays hospitals, Kiosks kiosks) {
		this.days = days;
		this.hospitals = hospitals;
		this.kiosks = kiosks;
	}

	/** The day whose files there are now, and how each hospital's was taken; none where Medpay was not reached. */
	record Closed(LocalDate date, List<HandedIn> dayFiles) {}

	/** What is to be wrong. {@code twist}: MISSING, AMOUNT, FEE, TWICE. {@code ourNumber}: the order number the settlement number or the bill number. */
	record Wrong(@Nullable String party, @Nullable String ourNumber, @Nullable String twist) {}

	@PostMapping("/{date}/close")
	Closed close(@PathVariable LocalDate date) {
		days.close(date);
		try {
			return new Closed(date, hospitals.handIn(date));
		} catch (NoAnswer e) {
			return new Closed(date, List.of());
		}
	}

	@PostMapping("/twists")
	void twist(@RequestBody Wrong wrong) {
		var checks = new Checks();
		String party = checks.matching("party", wrong.party(), "unionpay|insurance|his", "unionpay|insurance|his");
		String number = checks.matching("our_number", wrong.ourNumber(), "[0-9A-Za-z_-]{1,64}", "[0-9A-Za-z_-]{1,64}");
		ClosedDays.Twist twist = checks.oneOf("twist", wrong.twist(), ClosedDays.Twist.class);
		checks.done();
		days.twist(party, number, twist);
	}

	/** A line that only this party's file has. {@code through}: DIRECT for what a kiosk took, in a hospital's file. */
	record More(@Nullable String party, @Nullable String institutionCode, @Nullable String ourNumber, @Nullable String theirNumber,
			@Nullable LocalDate date, @Nullable Long amountFen, @Nullable String through) {}

	@PostMapping("/lines")
	void add(@RequestBody More more) {
		var checks = new Checks();
		String party = checks.matching("party", more.party(), "unionpay|insurance|his", "unionpay|insurance|his");
		String institution = checks.matching("institution_code", more.institutionCode(), "[A-Z0-9]{12}", "[A-Z0-9]{12}");
		String ours = checks.matching("our_number", more.ourNumber(), "[0-9A-Za-z_-]{1,64}", "[0-9A-Za-z_-]{1,64}");
		String theirs = checks.matching("their_number", more.theirNumber(), "[0-9A-Za-z_-]{1,40}", "[0-9A-Za-z_-]{1,40}");
		String through = checks.matching("through", more.through() == null ? "MEDPAY" : more.through(), "MEDPAY|DIRECT", "MEDPAY|DIRECT");
		String date = checks.matching("date", String.valueOf(more.date()), "[0-9]{4}-[0-9]{2}-[0-9]{2}", "yyyy-MM-dd");
		long fen = checks.between("amount_fen", more.amountFen(), 1, 1_000_000_000_000L);
		checks.done();
		days.add(new ClosedDays.Added(party, institution, ours, theirs, LocalDate.parse(date), fen, through));
	}

	/** A channel's bill of what a hospital's kiosks took without Medpay, to be handed in on the day's page. {@code channel}: wechat, alipay. */
	@GetMapping("/{date}/bills/{institutionCode}/{channel}")
	ResponseEntity<byte[]> bill(@PathVariable LocalDate date, @PathVariable String institutionCode, @PathVariable String channel) {
		return switch (channel) {
			case "wechat" -> file("wechat-" + date + ".csv", kiosks.wechat(institutionCode, date));
			case "alipay" -> file("alipay-" + date + ".csv.zip", kiosks.alipay(institutionCode, date));
			default -> ResponseEntity.notFound().build();
		};
	}

	private static ResponseEntity<byte[]> file(String name, byte[] content) {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM)
				.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString()).body(content);
	}

	@DeleteMapping("/twists")
	void straighten() {
		days.straighten();
	}
}
