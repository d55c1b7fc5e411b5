package medpay.console.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import medpay.audit.AuditChain;
import medpay.audit.AuditEntries;
import medpay.console.Tone;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.settlement.close.DayCertificate;
import medpay.settlement.close.DayClose;
import medpay.shared.InstitutionId;
import org.springframework.stereotype.Component;

/** Checks an audit trail from its beginning and holds it against the last certificate that names it (审计链验证). */
@Component
public class TrailCheck {

	private final AuditChain trail;
	private final DayClose closes;
	private final Institutions institutions;

	TrailCheck(AuditChain trail, DayClose closes, Institutions institutions) {
		this.trail = trail;
		this.closes = closes;
		this.institutions = institutions;
	}

	/** What the check came to. {@code key}: of its words; {@code position}: how many entries, or where it is not as it was. */
	public record Result(String key, long position, String tone) {}

	/** How many entries are sealed. */
	public long sealed(InstitutionId institution) {
		return trail.standing(institution).map(AuditChain.Standing::position).orElse(0L);
	}

	/** Reads the whole trail; {@link AuditEntries#HOUSE} is anchored in the certificates of every hospital. */
	public Result check(InstitutionId institution) {
		return switch (trail.verify(institution)) {
			case AuditChain.Verdict.Broken broken -> new Result("trail." + broken.what(), broken.position(), Tone.DOUBT.style());
			case AuditChain.Verdict.Whole whole -> anchor(institution).filter(anchored -> !trail.passes(institution, anchored))
					.map(anchored -> new Result("trail.made_anew", anchored.position(), Tone.DOUBT.style()))
					.orElse(new Result("trail.whole", whole.standing().position(), Tone.GOOD.style()));
		};
	}

	private Optional<AuditChain.Standing> anchor(InstitutionId institution) {
		boolean house = institution.equals(AuditEntries.HOUSE);
		List<InstitutionId> certified = house ? institutions.all().stream().map(Institution::id).toList() : List.of(institution);
		Pattern words = Pattern.compile(" " + (house ? "house" : "audit") + " position=([0-9]{1,18}) hash=([0-9a-f]{64})");
		return certified.stream().flatMap(each -> closes.certificates(each).stream())
				.sorted(Comparator.comparing(DayCertificate::closedAt).reversed())
				.map(each -> words.matcher(each.content())).filter(Matcher::find).findFirst()
				.map(found -> new AuditChain.Standing(Long.parseLong(found.group(1)), found.group(2)));
	}
}
