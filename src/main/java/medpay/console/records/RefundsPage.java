package medpay.console.records;

import medpay.console.Address;
import medpay.console.Leaf;
import medpay.console.Moment;
import medpay.console.ShownTime;
import medpay.console.Tone;
import medpay.console.Wanted;
import medpay.console.Yuan;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.payment.RefundSearch;
import medpay.payment.RefundSearch.Filter;
import medpay.payment.RefundSearch.Found;
import medpay.payment.RefundSearch.Place;
import medpay.payment.RefundSearch.Turn;
import medpay.payment.refund.RefundState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Finds refunds (退费查询). */
@Controller
@Needs(Permission.SEE_PAYMENTS)
class RefundsPage {

	private final Wanted wanted;
	private final RefundSearch refunds;

	RefundsPage(Wanted wanted, RefundSearch refunds) {
		this.wanted = wanted;
		this.refunds = refunds;
	}

	/** What the address asks for. {@code q}: a refund's number or its bill's. */
	record Asked(@Nullable String hospital, @Nullable String q, @Nullable String amount, @Nullable String state, @Nullable String from,
			@Nullable String to) {

		/** An amount that is none finds nothing. */
		Filter filter() {
			String yuan = Wanted.text(amount);
			return new Filter(Wanted.text(q), yuan == null ? null : Wanted.amount(yuan).orElse(-1L), Wanted.choice(state, RefundState.class),
					Wanted.days(Wanted.day(from), Wanted.day(to)));
		}

		boolean noAmount() {
			String yuan = Wanted.text(amount);
			return yuan != null && Wanted.amount(yuan).isEmpty();
		}

		Address address(@Nullable Object code) {
			return new Address().with("hospital", code).with("q", q).with("amount", amount).with("state", state).with("from", from).with("to", to);
		}
	}

	/** A refund in the list, written out for people. {@code due}: null when the patient owes nothing. */
	record Line(String path, String refundNumber, String billNumber, boolean late, RefundState state, String tone, String total, String insured,
			String charge, @Nullable String due, String reason, String createdAt) {

		static Line of(Institution hospital, Found found) {
			return new Line("/payments/" + hospital.code() + "/" + found.paymentId(), found.refundNumber(), found.billNumber(), found.late(),
					found.state(), Tone.of(found.state()).style(), Yuan.of(found.totalFen()), Yuan.signed(found.insuredFen()),
					Yuan.of(found.chargeFen()), found.dueFen() == 0 ? null : Yuan.of(found.dueFen()), found.reason(),
					ShownTime.of(found.createdAt()));
		}
	}

	@GetMapping("/refunds")
	String show(Asked asked, Leaf.Turn turn, Model page) {
		Institution hospital = wanted.hospital(asked.hospital());
		page.addAttribute("hospital", hospital);
		page.addAttribute("asked", asked);
		page.addAttribute("filtered", !asked.address(null).query().equals("?"));
		page.addAttribute("noAmount", asked.noAmount());
		page.addAttribute("states", RefundState.values());
		page.addAttribute("leaf", leaf(hospital, asked.filter(), turn));
		page.addAttribute("here", asked.address(hospital.code()).query());
		page.addAttribute("place", "refunds");
		return "records/refunds";
	}

	private Leaf<Line> leaf(Institution hospital, Filter filter, Leaf.Turn turn) {
		Moment from = Moment.of(turn.cursor());
		Place place = from == null ? null : new Place(from.at(), from.id());
		return Leaf.of(refunds.find(hospital.id(), filter, new Turn(place, turn.turnsNewer(), Leaf.READ)), turn,
				found -> new Moment(found.place().createdAt(), found.place().refundNumber()).cursor()).map(found -> Line.of(hospital, found));
	}
}
