package medpay.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import medpay.access.KeyRows.ClientRow;
import medpay.access.KeyRows.KeyRow;
import medpay.access.KeyRows.Validity;
import medpay.access.key.SecretKey;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.shared.InstitutionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes clients in at the start (接入方开通). What is new is in the audit trail, by the actor {@code start}. */
@Component
class ClientEnrolment implements Clients {

	private static final Logger log = LoggerFactory.getLogger(ClientEnrolment.class);

	private final KeyRows rows;
	private final ClientRegister register;
	private final Audit audit;
	private final TransactionOperations transactions;
	private final Clock clock;

	ClientEnrolment(KeyRows rows, ClientRegister register, Audit audit, TransactionOperations transactions, Clock clock) {
		this.rows = rows;
		this.register = register;
		this.audit = audit;
		this.transactions = transactions;
		this.clock = clock;
	}

	@Override
	public void enrol(String clientId, Kind kind, InstitutionId institution, String secret) {
		transactions.executeWithoutResult(_ -> {
			if (!rows.add(new ClientRow(clientId, kind, institution, true))) {
				rows.move(clientId, kind, institution);
			}
			takeSecret(rows.locked(institution, clientId).orElseThrow(), secret);
		});
		register.changed();
	}

	private void takeSecret(ClientRow client, String secret) {
		String clientId = client.clientId();
		List<KeyRow> keys = rows.keysOf(clientId);
		if (keys.stream().anyMatch(row -> row.key().material() instanceof SecretKey key && key.is(secret.getBytes(UTF_8)))) {
			return;
		}
		Instant now = clock.instant();
		keys.stream().filter(KeyRow::enrolled).filter(row -> row.key().retiredAt() == null).forEach(row -> {
			rows.retire(clientId, row.key().serial(), now);
			record(client, "client.key_retired", row.key().serial());
		});
		if (keys.stream().filter(row -> !row.enrolled() && row.key().isActive(now)).count() >= ClientDesk.MOST_ACTIVE) {
			log.warn("Client {} has as many active keys as it may: its new secret is not taken in", clientId);
			return;
		}
		String serial = Serials.random();
		rows.addSecret(clientId, serial, secret, new Validity(now, null), true);
		record(client, keys.isEmpty() ? "client.created" : "client.key_added", serial);
	}

	private void record(ClientRow client, String action, String serial) {
		audit.record(new AuditEntry(client.institution(), "start", action, client.clientId(), serial, SignatureScheme.HMAC_SHA256.headerName()));
	}
}
