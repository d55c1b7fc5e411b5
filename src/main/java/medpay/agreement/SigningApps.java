package medpay.agreement;

import java.util.List;
import medpay.shared.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The entry apps through which a person has signed (签约入口): they are told what becomes of the person's payments. */
@Component
public class SigningApps {

	private final JdbcClient jdbc;
	private final AgreementVault vault;

	SigningApps(JdbcClient jdbc, AgreementVault vault) {
		this.jdbc = jdbc;
		this.vault = vault;
	}

	/** Client ids, each once. */
	public List<String> of(PersonNumber person) {
		return jdbc.sql("select distinct entry_client from credit_agreement where person_hash = :person and signed_at is not null order by 1")
				.param("person", vault.hash(person)).query((row, number) -> row.getString(1)).list();
	}
}
