package medpay.console.finance;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import medpay.console.Download;
import medpay.console.ShownTime;
import medpay.console.Wanted;
import medpay.console.audit.TrailCheck;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.settlement.close.DayCertificate;
import medpay.settlement.close.DayClose;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The certificates of the closed days (日结证书), and their chain to be checked elsewhere. */
@Controller
@Needs(Permission.SEE_FINANCE)
class CertificatesPage {

	private final Wanted wanted;
	private final DayClose closes;
	private final TrailCheck trail;

	CertificatesPage(Wanted wanted, DayClose closes, TrailCheck trail) {
		this.trail = trail;
		this.wanted = wanted;
		this.closes = closes;
	}

	/** A certificate, written out. {@code words}: its lines without their hashes. */
	record Row(DayCertificate certificate, String closedAt, String words) {

		static Row of(DayCertificate certificate) {
			String words = certificate.content().lines().map(line -> line.substring(line.indexOf(' ') + 1)).reduce("",
					(all, line) -> all + line + "\n");
			return new Row(certificate, ShownTime.of(certificate.closedAt()), words);
		}
	}

	/** {@code verify}: the audit trail is read from its beginning, and held against the last certificate. */
	@GetMapping("/finance/certificates")
	String show(@RequestParam(required = false) @Nullable String hospital, @RequestParam(defaultValue = "false") boolean verify, Model page) {
		Institution institution = wanted.hospital(hospital);
		page.addAttribute("sealed", trail.sealed(institution.id()));
		page.addAttribute("verdict", verify ? trail.check(institution.id()) : null);
		page.addAttribute("hospital", institution);
		page.addAttribute("rows", closes.certificates(institution.id()).stream()
				.sorted(Comparator.comparingLong(DayCertificate::sequence).reversed()).map(Row::of).toList());
		page.addAttribute("here", "?hospital=" + institution.code());
		return "finance/certificates";
	}

	@GetMapping("/finance/certificates/{hospital}/chain.txt")
	@Needs({Permission.EXPORT, Permission.SEE_AUDIT})
	ResponseEntity<byte[]> chain(@PathVariable String hospital) {
		Institution institution = wanted.hospital(hospital);
		return Download.of("chain-" + institution.code() + ".txt", new MediaType("text", "plain", StandardCharsets.UTF_8),
				closes.chain(institution.id()).getBytes(StandardCharsets.UTF_8));
	}
}
