package medpay.access;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medpay.shared.Revised;
import org.springframework.stereotype.Component;

/** The register of clients and their keys (接入方档案), read from memory. */
@Component
class ClientRegister {

	private final KeyRows rows;
	private final Revised<Map<String, Client>> clients;

	ClientRegister(KeyRows rows, Clock clock) {
		this.rows = rows;
		this.clients = new Revised<>(clock, rows::revision, this::all);
	}

	/** The client, unless it is unknown or switched off; at most a few seconds old. */
	Optional<Client> find(String clientId) {
		return Optional.ofNullable(clients.get().get(clientId)).filter(Client::enabled);
	}

	/** The client as the database has it now: for what was not found or did not fit, and may have been added at another instance a moment ago. */
	Optional<Client> findLatest(String clientId) {
		return Optional.ofNullable(clients.latest().get(clientId)).filter(Client::enabled);
	}

	/** After a change of our own was committed. */
	void changed() {
		clients.latest();
	}

	private Map<String, Client> all() {
		Map<String, List<ClientKey>> keys = rows.keys().stream()
				.collect(groupingBy(KeyRows.KeyRow::clientId, mapping(KeyRows.KeyRow::key, toList())));
		return rows.clients().stream().map(row -> new Client(row.clientId(), row.kind(), row.institution(), row.enabled(),
				keys.getOrDefault(row.clientId(), List.of()))).collect(toMap(Client::clientId, identity()));
	}
}
