package medpay.console.finance;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import medpay.audit.AuditChain;
import medpay.console.ShownTime;
import medpay.console.Tone;
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

	private static final Pattern ANCHOR = Pattern.compile(" audit position=([0-9]{1,18}) hash=([0-9a-f]{64})");

	private final Chosen chosen;
	private final DayClose closes;
	private final AuditChain trail;

	CertificatesPage(Chosen chosen, DayClose closes, AuditChain trail) {
		this.trail = trail;
		this.chosen = chosen;
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
		Institution institution = chosen.hospital(hospital);
		page.addAttribute("sealed", trail.standing(institution.id()).map(AuditChain.Standing::position).orElse(0L));
		page.addAttribute("verdict", verify ? verdict(institution) : null);
		page.addAttribute("hospital", institution);
		page.addAttribute("rows", closes.certificates(institution.id()).stream()
				.sorted(Comparator.comparingLong(DayCertificate::sequence).reversed()).map(Row::of).toList());
		page.addAttribute("here", "?hospital=" + institution.code());
		return "finance/certificates";
	}

	/** What the check of the trail came to. {@code key}: of its words; {@code position}: where it is not as it was. */
	record Trail(String key, long position, String tone) {}

	private Trail verdict(Institution institution) {
		return switch (trail.verify(institution.id())) {
			case AuditChain.Verdict.Broken broken -> new Trail("trail." + broken.what(), broken.position(), Tone.DOUBT.style());
			case AuditChain.Verdict.Whole whole -> anchor(institution).filter(anchored -> !trail.passes(institution.id(), anchored))
					.map(anchored -> new Trail("trail.made_anew", anchored.position(), Tone.DOUBT.style()))
					.orElse(new Trail("trail.whole", whole.standing().position(), Tone.GOOD.style()));
		};
	}

	/** What the last certificate that names the trail says of it. */
	private Optional<AuditChain.Standing> anchor(Institution institution) {
		return closes.certificates(institution.id()).reversed().stream().map(each -> ANCHOR.matcher(each.content())).filter(Matcher::find).findFirst()
				.map(found -> new AuditChain.Standing(Long.parseLong(found.group(1)), found.group(2)));
	}

	@GetMapping("/finance/certificates/{hospital}/chain.txt")
	@Needs({Permission.EXPORT, Permission.SEE_AUDIT})
	ResponseEntity<byte[]> chain(@PathVariable String hospital) {
		Institution institution = chosen.hospital(hospital);
		return Download.of("chain-" + institution.code() + ".txt", new MediaType("text", "plain", StandardCharsets.UTF_8),
				closes.chain(institution.id()).getBytes(StandardCharsets.UTF_8));
	}
}
