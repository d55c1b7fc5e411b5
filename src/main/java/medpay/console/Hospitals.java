package medpay.console;

import java.util.List;
import java.util.Optional;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.operator.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The hospitals a page can be about (页面所属医院): those that the operator before it may see. */
@Component
public class Hospitals {

	private final Institutions institutions;

	Hospitals(Institutions institutions) {
		this.institutions = institutions;
	}

	public List<Institution> all() {
		return SignedIn.now().map(operator -> institutions.all().stream()
				.filter(each -> each.kind() == Institution.Kind.HOSPITAL && operator.sees(each.id())).toList()).orElse(List.of());
	}

	/** The one with this code; the first of all without a code. */
	public Optional<Institution> chosen(@Nullable String code) {
		return all().stream().filter(each -> code == null || each.code().value().equals(code)).findFirst();
	}
}
