package medpay.access;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import medpay.shared.InstitutionId;
import medpay.shared.Revised;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of clients (接入方档案): a table with encrypted secrets, read from memory. */
@Component
class ClientRegister implements Clients {

	private final JdbcClient jdbc;
	private final CryptoProvider crypto;
	private final Revised<Map<String, Client>> clients;

	ClientRegister(JdbcClient jdbc, CryptoProvider crypto, Clock clock) {
		this.jdbc = jdbc;
		this.crypto = crypto;
		this.clients = new Revised<>(clock, this::revision, this::all);
	}

	/** The client, unless it is unknown or switched off. */
	Optional<Client> find(String clientId) {
		return Optional.ofNullable(clients.get().get(clientId)).filter(Client::enabled);
	}

	@Override
	public void enrol(String clientId, Kind kind, InstitutionId institution, String secret) {
		@Nullable
		Client present = clients.latest().get(clientId);
		if (new Client(clientId, kind, institution, secret, true).equals(present)) {
			return;
		}
		jdbc.sql("""
				insert into access_client (client_id, kind, institution_id, secret) values (:client, :kind, :institution, :secret)
				on conflict (client_id) do update set kind = excluded.kind, institution_id = excluded.institution_id, secret = excluded.secret,
					enabled = true, revision = access_client.revision + 1""").param("client", clientId).param("kind", kind.name())
				.param("institution", institution.value()).param("secret", crypto.encrypt(secret.getBytes(StandardCharsets.UTF_8), context(clientId)))
				.update();
		clients.latest();
	}

	private long revision() {
		return jdbc.sql("select coalesce(sum(revision), 0) from access_client").query(Long.class).single();
	}

	private Map<String, Client> all() {
		return jdbc.sql("select client_id, kind, institution_id, secret, enabled from access_client").query((row, _) -> client(row)).list().stream()
				.collect(toMap(Client::clientId, identity()));
	}

	private Client client(ResultSet row) throws SQLException {
		String clientId = row.getString("client_id");
		return new Client(clientId, Kind.valueOf(row.getString("kind")), new InstitutionId(row.getLong("institution_id")),
				new String(crypto.decrypt(row.getBytes("secret"), context(clientId)), StandardCharsets.UTF_8), row.getBoolean("enabled"));
	}

	private static String context(String clientId) {
		return "access_client.secret:" + clientId;
	}
}
