package medpay.console.records;

import java.util.UUID;
import medpay.console.Address;
import medpay.console.Leaf;
import medpay.console.Moment;
import medpay.console.Wanted;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.payment.PaymentSearch;
import medpay.payment.PaymentSearch.Filter;
import medpay.payment.PaymentSearch.Found;
import medpay.payment.PaymentSearch.Place;
import medpay.payment.PaymentSearch.Turn;
import medpay.payment.machine.PaymentState;
import medpay.shared.Scene;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Finds payments (支付查询): everything but a person is in the address. */
@Controller
@Needs(Permission.SEE_PAYMENTS)
class PaymentsPage {

	private final Wanted wanted;
	private final PaymentSearch payments;
	private final PersonToken tokens;

	PaymentsPage(Wanted wanted, PaymentSearch payments, PersonToken tokens) {
		this.wanted = wanted;
		this.payments = payments;
		this.tokens = tokens;
	}

	/**
	 * What the address asks for.
	 *
	 * @param q a bill number or a payment's id
	 * @param person a {@link PersonToken}
	 */
	record Asked(@Nullable String hospital, @Nullable String q, @Nullable String amount, @Nullable String state, @Nullable String scene,
			@Nullable String from, @Nullable String to, @Nullable String person) {

		/** {@code person}: the keyed hash, or null. An amount that is none finds nothing. */
		Filter filter(byte @Nullable [] person) {
			String words = Wanted.text(q);
			UUID payment = words == null ? null : Wanted.id(words).orElse(null);
			String yuan = Wanted.text(amount);
			return new Filter(payment == null ? words : null, payment, yuan == null ? null : Wanted.amount(yuan).orElse(-1L),
					Wanted.choice(state, PaymentState.class), Wanted.choice(scene, Scene.class), Wanted.days(Wanted.day(from), Wanted.day(to)),
					person);
		}

		boolean noAmount() {
			String yuan = Wanted.text(amount);
			return yuan != null && Wanted.amount(yuan).isEmpty();
		}

		Address address(@Nullable Object code) {
			return new Address().with("hospital", code).with("q", q).with("amount", amount).with("state", state).with("scene", scene)
					.with("from", from).with("to", to).with("person", person);
		}
	}

	@GetMapping("/payments")
	String show(Asked asked, Leaf.Turn turn, Model page) {
		Institution hospital = wanted.hospital(asked.hospital());
		page.addAttribute("hospital", hospital);
		page.addAttribute("asked", asked);
		page.addAttribute("filtered", !asked.address(null).query().equals("?"));
		page.addAttribute("noAmount", asked.noAmount());
		page.addAttribute("states", PaymentState.values());
		page.addAttribute("scenes", Scene.values());
		page.addAttribute("leaf", leaf(hospital, asked.filter(tokens.open(hospital, asked.person())), turn));
		page.addAttribute("here", asked.address(hospital.code()).query());
		page.addAttribute("place", "payments");
		return "records/payments";
	}

	private Leaf<PaymentLine> leaf(Institution hospital, Filter filter, Leaf.Turn turn) {
		Moment from = Moment.of(turn.cursor());
		Place place = from == null ? null : new Place(from.at(), Wanted.id(from.id()).orElseThrow(Wanted::nowhere));
		return Leaf.of(payments.find(hospital.id(), filter, new Turn(place, turn.turnsNewer(), Leaf.READ)), turn, PaymentsPage::cursor)
				.map(found -> PaymentLine.of(hospital, found));
	}

	private static String cursor(Found found) {
		return new Moment(found.place().createdAt(), found.place().payment().toString()).cursor();
	}
}
