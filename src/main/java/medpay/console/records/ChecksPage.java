package medpay.console.records;

import java.util.Locale;
import java.util.UUID;
import medpay.console.Address;
import medpay.console.Leaf;
import medpay.console.ShownTime;
import medpay.console.Tone;
import medpay.console.Wanted;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.shared.Scene;
import medpay.voucher.VerificationReason;
import medpay.voucher.VerificationSearch;
import medpay.voucher.VerificationSearch.Filter;
import medpay.voucher.VerificationSearch.Found;
import medpay.voucher.VerificationSearch.Turn;
import medpay.voucher.VerificationState;
import medpay.voucher.VoucherKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Which codes were shown, by whom, and what came of it (凭证核验记录). */
@Controller
@Needs(Permission.SEE_PAYMENTS)
class ChecksPage {

	private final Wanted wanted;
	private final VerificationSearch verifications;
	private final PersonToken tokens;

	ChecksPage(Wanted wanted, VerificationSearch verifications, PersonToken tokens) {
		this.wanted = wanted;
		this.verifications = verifications;
		this.tokens = tokens;
	}

	/** What the address asks for. {@code q}: the id of a verification; {@code person}: a {@link PersonToken}. */
	record Asked(@Nullable String hospital, @Nullable String q, @Nullable String kind, @Nullable String state, @Nullable String from,
			@Nullable String to, @Nullable String person) {

		Address address(@Nullable Object code) {
			return new Address().with("hospital", code).with("q", q).with("kind", kind).with("state", state).with("from", from).with("to", to)
					.with("person", person);
		}
	}

	/** A verification in the list, written out for people. {@code payments}: where the person's payments are; null while nobody is known. */
	record Line(String id, String at, VoucherKind kind, VerificationState state, String tone, @Nullable String why, Scene scene, String department,
			String operator, String terminal, @Nullable String visit, @Nullable String name, @Nullable String number, @Nullable String payments) {}

	@GetMapping("/voucher-checks")
	String show(Asked asked, Leaf.Turn turn, Model page, Locale language) {
		Institution hospital = wanted.hospital(asked.hospital());
		String q = Wanted.text(asked.q());
		String cursor = turn.cursor();
		UUID from = cursor == null ? null : Wanted.id(cursor).orElseThrow(Wanted::nowhere);
		var filter = new Filter(q == null ? null : Wanted.id(q).orElse(new UUID(0, 0)), Wanted.choice(asked.kind(), VoucherKind.class),
				Wanted.choice(asked.state(), VerificationState.class), Wanted.day(asked.from()), Wanted.day(asked.to()),
				tokens.open(hospital, asked.person()));
		page.addAttribute("hospital", hospital);
		page.addAttribute("asked", asked);
		page.addAttribute("filtered", !asked.address(null).query().equals("?"));
		page.addAttribute("kinds", VoucherKind.values());
		page.addAttribute("states", VerificationState.values());
		page.addAttribute("leaf", Leaf.of(verifications.find(hospital.id(), filter, new Turn(from, turn.turnsNewer(), Leaf.READ)), turn,
				found -> found.id().toString()).map(found -> line(hospital, found, language)));
		page.addAttribute("here", asked.address(hospital.code()).query());
		page.addAttribute("place", "voucher-checks");
		return "records/checks";
	}

	private Line line(Institution hospital, Found found, Locale language) {
		VerificationReason reason = found.reason();
		byte[] person = found.person();
		return new Line(found.id().toString(), ShownTime.of(found.openedAt()), found.kind(), found.state(), Tone.of(found.state()).style(),
				reason == null ? null : language.getLanguage().equals("en") ? reason.text().en() : reason.text().zh(), found.scene(),
				found.department(), found.operator(), found.terminal(), found.visitNumber(), found.personName(), found.personNumber(),
				person == null
						? null
						: "/payments" + new Address().with("hospital", hospital.code()).with("person", tokens.of(hospital, person)).query());
	}
}
