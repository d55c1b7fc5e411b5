package medpay.console.finance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import medpay.console.Wanted;
import medpay.institution.Institution;
import medpay.ledger.Account;
import medpay.operator.Needs;
import medpay.operator.Permission;
import medpay.operator.SignedIn;
import medpay.settlement.statement.AccountCodes;
import medpay.settlement.statement.AccountCodes.Code;
import medpay.shared.BadStatement;
import medpay.shared.OneLine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the hospital's own books call our accounts (会计科目对照): the export of vouchers is written in these. */
@Controller
@Needs(Permission.SEE_FINANCE)
class AccountsPage {

	private final Wanted wanted;
	private final AccountCodes codes;

	AccountsPage(Wanted wanted, AccountCodes codes) {
		this.wanted = wanted;
		this.codes = codes;
	}

	/** An account and what is kept for it; empty where nothing is. */
	record Row(Account account, String code, String name) {}

	@GetMapping("/finance/accounts")
	String show(@RequestParam(required = false) @Nullable String hospital, Model page) {
		Institution institution = wanted.hospital(hospital);
		Map<Account, Code> known = codes.of(institution.id());
		page.addAttribute("hospital", institution);
		page.addAttribute("rows", Arrays.stream(Account.values()).map(account -> {
			Code code = known.get(account);
			return code == null ? new Row(account, "", "") : new Row(account, code.code(), code.name());
		}).toList());
		page.addAttribute("here", "?hospital=" + institution.code());
		return "finance/accounts";
	}

	/** {@code code} and {@code name} come in the order of the accounts; a row without a code is left out. */
	@PostMapping("/finance/accounts/{hospital}")
	@Needs(Permission.PROPOSE)
	String keep(@PathVariable String hospital, @RequestParam List<String> code, @RequestParam List<String> name, SignedIn operator) {
		Institution institution = wanted.hospital(hospital);
		Account[] accounts = Account.values();
		if (code.size() != accounts.length || name.size() != accounts.length) {
			throw Wanted.nowhere();
		}
		List<Code> kept = new ArrayList<>();
		for (int index = 0; index < accounts.length; index++) {
			if (!code.get(index).isBlank()) {
				kept.add(checked(accounts[index], code.get(index).strip(), name.get(index).strip()));
			}
		}
		codes.keep(institution.id(), kept, operator.code());
		return "redirect:/finance/accounts?hospital=" + institution.code();
	}

	private static Code checked(Account account, String code, String name) {
		if (!code.matches("[0-9A-Za-z.-]{1,30}") || name.isEmpty() || !OneLine.of(name, 60).equals(name)) {
			throw BadStatement.whole(account + "：编码须为 1 至 30 个数字、字母、点或横线，名称 1 至 60 个字符",
					account + ": a code has 1 to 30 digits, letters, dots or dashes, a name 1 to 60 characters");
		}
		return new Code(account, code, name);
	}
}
