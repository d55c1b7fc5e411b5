package medpay.console.records;

import medpay.console.Address;
import medpay.console.Wanted;
import medpay.institution.Institution;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.payment.PaymentSearch;
import medpay.shared.PersonNumber;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Looks for a person (按人查询): the number comes in the body of the form and never stands in an address. */
@Controller
@Needs(Permission.SEE_PAYMENTS)
class PersonSearch {

	private static final int LONGEST = 30;

	private final Wanted wanted;
	private final PaymentSearch payments;
	private final PersonToken tokens;

	PersonSearch(Wanted wanted, PaymentSearch payments, PersonToken tokens) {
		this.wanted = wanted;
		this.payments = payments;
		this.tokens = tokens;
	}

	@PostMapping("/payments/person")
	String payments(@RequestParam String hospital, @RequestParam String number) {
		return found("/payments", hospital, number);
	}

	@PostMapping("/voucher-checks/person")
	String checks(@RequestParam String hospital, @RequestParam String number) {
		return found("/voucher-checks", hospital, number);
	}

	@PostMapping("/agreements/person")
	String agreements(@RequestParam String hospital, @RequestParam String number) {
		return found("/agreements", hospital, number);
	}

	private String found(String page, String code, String number) {
		Institution hospital = wanted.hospital(code);
		var address = new Address().with("hospital", hospital.code());
		String asked = Wanted.text(number);
		if (asked != null && asked.length() <= LONGEST) {
			address.with("person", tokens.of(hospital, payments.key(new PersonNumber(asked))));
		}
		return "redirect:" + page + address.query();
	}
}
