package medpay.console.records;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import medpay.agreement.AgreementLimits;
import medpay.agreement.AgreementRecord;
import medpay.agreement.AgreementSearch;
import medpay.agreement.AgreementSearch.Detail;
import medpay.agreement.AgreementSearch.Filter;
import medpay.agreement.AgreementSearch.Found;
import medpay.agreement.AgreementSearch.Held;
import medpay.agreement.AgreementSearch.Turn;
import medpay.agreement.AgreementState;
import medpay.agreement.ConsentRecord;
import medpay.agreement.IssuerRequestRecord;
import medpay.agreement.MemberRecord;
import medpay.console.Address;
import medpay.console.Leaf;
import medpay.console.ShownTime;
import medpay.console.Story;
import medpay.console.Tone;
import medpay.console.Wanted;
import medpay.console.Yuan;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The credit agreements that were used at a hospital (信用签约查询), and one of them in full; persons masked. */
@Controller
@Needs(Permission.SEE_PAYMENTS)
class AgreementsPage {

	private final Wanted wanted;
	private final AgreementSearch agreements;
	private final PersonToken tokens;
	private final Story story;

	AgreementsPage(Wanted wanted, AgreementSearch agreements, PersonToken tokens, Story story) {
		this.wanted = wanted;
		this.agreements = agreements;
		this.tokens = tokens;
		this.story = story;
	}

	/** What the address asks for. {@code q}: an agreement number; {@code person}: a {@link PersonToken}. */
	record Asked(@Nullable String hospital, @Nullable String q, @Nullable String state, @Nullable String person) {

		Address address(@Nullable Object code) {
			return new Address().with("hospital", code).with("q", q).with("state", state).with("person", person);
		}
	}

	/** An agreement in the list, written out for people. The limits are null where only the issuer's holds. */
	record Line(String path, String number, String channel, AgreementState state, String tone, String person, @Nullable String account,
			@Nullable String perPayment, @Nullable String perDay, @Nullable String total, String used, @Nullable String signedAt) {

		static Line of(Institution hospital, Found found) {
			AgreementLimits limits = found.limits();
			return new Line("/agreements/" + hospital.code() + "/" + found.number(), found.number(), found.channel(), found.state(),
					Tone.of(found.state()).style(), found.personNumber(), found.account(), yuan(limits.perPayment()), yuan(limits.perDay()),
					yuan(limits.total()), Yuan.of(found.used()), shown(found.signedAt()));
		}
	}

	@GetMapping("/agreements")
	String show(Asked asked, Leaf.Turn turn, Model page) {
		Institution hospital = wanted.hospital(asked.hospital());
		var filter = new Filter(Wanted.text(asked.q()), Wanted.choice(asked.state(), AgreementState.class), tokens.open(hospital, asked.person()));
		page.addAttribute("hospital", hospital);
		page.addAttribute("asked", asked);
		page.addAttribute("filtered", !asked.address(null).query().equals("?"));
		page.addAttribute("states", List.of(AgreementState.ACTIVE, AgreementState.SUSPENDED, AgreementState.TERMINATED));
		page.addAttribute("leaf",
				Leaf.of(agreements.find(hospital.id(), filter, new Turn(turn.cursor(), turn.turnsNewer(), Leaf.READ)), turn, Found::number)
						.map(found -> Line.of(hospital, found)));
		page.addAttribute("here", asked.address(hospital.code()).query());
		page.addAttribute("place", "agreements");
		return "records/agreements";
	}

	/** A consent in the history. */
	record Given(ConsentRecord.Kind kind, @Nullable String version, String at, String by, @Nullable String about) {}

	/** A member of the family. */
	record Kin(String person, MemberRecord.Relation relation, String version, String at) {}

	/** A request for higher limits. */
	record Raise(IssuerRequestRecord.State state, String tone, String askedAt, @Nullable String creditLimit, @Nullable String granted,
			@Nullable String reason) {}

	/** A hold of one of the hospital's payments. */
	record Use(String path, String state, String tone, String amount, @Nullable String returned, String at) {}

	@GetMapping("/agreements/{institution:[A-Z0-9]{12}}/{number}")
	String one(@PathVariable("institution") String code, @PathVariable String number, Model page, Locale language) {
		Institution hospital = wanted.hospital(code);
		Detail detail = agreements.detail(hospital.id(), number).orElseThrow(Wanted::nowhere);
		AgreementRecord agreement = detail.agreement();
		page.addAttribute("hospital", hospital);
		page.addAttribute("agreement", agreement);
		page.addAttribute("tone", Tone.of(agreement.state()).style());
		page.addAttribute("person", detail.personNumber());
		page.addAttribute("payments",
				"/payments" + new Address().with("hospital", hospital.code()).with("person", tokens.of(hospital, detail.person())).query());
		page.addAttribute("room", Room.of(agreement.limits()));
		page.addAttribute("life", Life.of(agreement.life()));
		page.addAttribute("consents", detail.consents().stream()
				.map(each -> new Given(each.kind(), each.version(), ShownTime.of(each.at()), each.by(), each.about())).toList());
		page.addAttribute("members", agreement.members().stream()
				.map(each -> new Kin(each.person().toString(), each.relation(), each.consentVersion(), ShownTime.of(each.consentedAt()))).toList());
		page.addAttribute("raises", agreement.raises().stream().map(AgreementsPage::raise).toList());
		page.addAttribute("uses", detail.holds().stream().map(each -> use(hospital, each)).toList());
		page.addAttribute("story", story.of(detail.attempts(), language));
		page.addAttribute("place", "agreements");
		return "records/agreement";
	}

	/** Limits and what is left of them; null where only the issuer's limit holds. */
	record Room(@Nullable String perPayment, @Nullable String perDay, @Nullable String leftToday, @Nullable String total, @Nullable String left,
			String used, String usedToday, String held, @Nullable String next) {

		static Room of(AgreementRecord.Limits limits) {
			AgreementLimits allowed = limits.allowed();
			return new Room(yuan(allowed.perPayment()), yuan(allowed.perDay()), yuan(limits.leftToday()), yuan(allowed.total()), yuan(limits.left()),
					Yuan.of(limits.used()), Yuan.of(limits.usedToday()), Yuan.of(limits.held()), yuan(limits.nextPayment()));
		}
	}

	/** Moments of its life; null when they have not come. */
	record Life(String consented, @Nullable String signed, @Nullable String stoppedByPatient, @Nullable String stoppedByChannel,
			@Nullable String endAsked, @Nullable String ended) {

		static Life of(AgreementRecord.Life life) {
			return new Life(ShownTime.of(life.consentedAt()), shown(life.signedAt()), shown(life.suspendedByPatientAt()),
					shown(life.suspendedByChannelAt()), shown(life.terminationRequestedAt()), shown(life.endedAt()));
		}
	}

	private static Raise raise(IssuerRequestRecord request) {
		Tone tone = switch (request.state()) {
			case WAITING -> Tone.UNDER_WAY;
			case IN_DOUBT -> Tone.DOUBT;
			case GRANTED -> Tone.GOOD;
			case REFUSED -> Tone.OVER;
		};
		return new Raise(request.state(), tone.style(), ShownTime.of(request.askedAt()), yuan(request.creditLimit()), yuan(request.granted()),
				request.reason());
	}

	private static Use use(Institution hospital, Held held) {
		Tone tone = switch (held.state()) {
			case "CONSUMED" -> Tone.GOOD;
			case "OPEN" -> Tone.UNDER_WAY;
			default -> Tone.OVER;
		};
		return new Use("/payments/" + hospital.code() + "/" + held.payment(), held.state(), tone.style(), Yuan.of(held.amountFen()),
				held.returnedFen() == 0 ? null : Yuan.of(held.returnedFen()), ShownTime.of(held.heldAt()));
	}

	private static @Nullable String yuan(@Nullable Money amount) {
		return amount == null ? null : Yuan.of(amount);
	}

	private static @Nullable String shown(@Nullable Instant moment) {
		return moment == null ? null : ShownTime.of(moment);
	}
}
