package medpay.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import medpay.access.key.PublicKeys;
import medpay.access.key.SecretKey;
import medpay.access.key.SigningKey;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of clients and their keys (接入方与密钥表). Secrets are encrypted, public keys are not. Every change raises the client's revision. */
@Component
class KeyRows {

	private static final String KEYS = """
			select client_id, key_serial, scheme, material, enrolled, created_at, not_after, retired_at, last_used_at from access_key
			""";
	private static final String ORDER = " order by client_id, created_at desc, key_serial";

	private final JdbcClient jdbc;
	private final CryptoProvider crypto;
	private final PublicKeys publicKeys;

	KeyRows(JdbcClient jdbc, CryptoProvider crypto) {
		this.jdbc = jdbc;
		this.crypto = crypto;
		this.publicKeys = new PublicKeys(crypto);
	}

	/**
	 * A key with what is told of it.
	 *
	 * @param enrolled came with the client, from the sandbox or the administrator's file
	 */
	record KeyRow(String clientId, ClientKey key, boolean enrolled, Instant createdAt, @Nullable Instant lastUsedAt) {}

	/** A client without its keys. */
	record ClientRow(String clientId, Clients.Kind kind, InstitutionId institution, boolean enabled) {}

	/** Grows with every change of a client or of a key. */
	long revision() {
		return jdbc.sql("select coalesce(sum(revision), 0) from access_client").query(Long.class).single();
	}

	List<ClientRow> clients() {
		return jdbc.sql("select client_id, kind, institution_id, enabled from access_client order by client_id").query((row, _) -> client(row))
				.list();
	}

	List<ClientRow> clients(InstitutionId institution) {
		return jdbc.sql("select client_id, kind, institution_id, enabled from access_client where institution_id = :institution order by client_id")
				.param("institution", institution.value()).query((row, _) -> client(row)).list();
	}

	/** Locks a client until the transaction ends, so that its keys are counted by one at a time. */
	Optional<ClientRow> locked(InstitutionId institution, String clientId) {
		return jdbc.sql("""
				select client_id, kind, institution_id, enabled from access_client
				where institution_id = :institution and client_id = :client for update""").param("institution", institution.value())
				.param("client", clientId).query((row, _) -> client(row)).optional();
	}

	/** All keys there are, the newest of each client first. */
	List<KeyRow> keys() {
		return jdbc.sql(KEYS + ORDER).query((row, _) -> key(row)).list();
	}

	List<KeyRow> keys(InstitutionId institution) {
		return jdbc.sql(KEYS + "join access_client using (client_id) where institution_id = :institution" + ORDER)
				.param("institution", institution.value()).query((row, _) -> key(row)).list();
	}

	List<KeyRow> keysOf(String clientId) {
		return jdbc.sql(KEYS + "where client_id = :client" + ORDER).param("client", clientId).query((row, _) -> key(row)).list();
	}

	/** False when there is such a client. */
	boolean add(ClientRow client) {
		return jdbc.sql("""
				insert into access_client (client_id, kind, institution_id, enabled) values (:client, :kind, :institution, :enabled)
				on conflict (client_id) do nothing""").param("client", client.clientId()).param("kind", client.kind().name())
				.param("institution", client.institution().value()).param("enabled", client.enabled()).update() == 1;
	}

	/** Makes it a client of this kind and institution, whatever it was. */
	void move(String clientId, Clients.Kind kind, InstitutionId institution) {
		jdbc.sql("""
				update access_client set kind = :kind, institution_id = :institution, revision = revision + 1
				where client_id = :client and (kind <> :kind or institution_id <> :institution)""").param("client", clientId)
				.param("kind", kind.name()).param("institution", institution.value()).update();
	}

	void addSecret(String clientId, String serial, String secret, Validity validity, boolean enrolled) {
		insert(clientId, serial, SignatureScheme.HMAC_SHA256, crypto.encrypt(secret.getBytes(UTF_8), context(clientId)), validity, enrolled);
	}

	/** Throws {@link DuplicateKeyException} for a key that any client has or had. */
	void addPublicKey(String clientId, String serial, SignatureScheme scheme, byte[] der, Validity validity) {
		insert(clientId, serial, scheme, der, validity, false);
	}

	/** From when to when a key is good; {@code to} is null for a key without an end. */
	record Validity(Instant from, @Nullable Instant to) {}

	private void insert(String clientId, String serial, SignatureScheme scheme, byte[] material, Validity validity, boolean enrolled) {
		jdbc.sql("""
				insert into access_key (client_id, key_serial, scheme, material, enrolled, created_at, not_after)
				values (:client, :serial, :scheme, :material, :enrolled, :createdAt, :notAfter)""").param("client", clientId)
				.param("serial", serial).param("scheme", scheme.name()).param("material", material).param("enrolled", enrolled)
				.param("createdAt", time(validity.from())).param("notAfter", time(validity.to())).update();
		revise(clientId);
	}

	void retire(String clientId, String serial, Instant at) {
		jdbc.sql("update access_key set retired_at = :at where client_id = :client and key_serial = :serial and retired_at is null")
				.param("at", time(at)).param("client", clientId).param("serial", serial).update();
		revise(clientId);
	}

	void turn(ClientRow client, boolean on) {
		jdbc.sql("""
				update access_client set enabled = :on, revision = revision + 1 where institution_id = :institution and client_id = :client""")
				.param("on", on).param("institution", client.institution().value()).param("client", client.clientId()).update();
	}

	/** Coarse: a key whose last use was told within the minute before is left alone. No change of the register. */
	void used(String clientId, String serial, Instant at) {
		jdbc.sql("""
				update access_key set last_used_at = :at where client_id = :client and key_serial = :serial
				and (last_used_at is null or last_used_at <= :before)""").param("at", time(at)).param("before", time(at.minusSeconds(60)))
				.param("client", clientId).param("serial", serial).update();
	}

	private void revise(String clientId) {
		jdbc.sql("update access_client set revision = revision + 1 where client_id = :client").param("client", clientId).update();
	}

	private static ClientRow client(ResultSet row) throws SQLException {
		return new ClientRow(row.getString("client_id"), Clients.Kind.valueOf(row.getString("kind")),
				new InstitutionId(row.getLong("institution_id")),
				row.getBoolean("enabled"));
	}

	private KeyRow key(ResultSet row) throws SQLException {
		String clientId = row.getString("client_id");
		var scheme = SignatureScheme.valueOf(row.getString("scheme"));
		var key = new ClientKey(row.getString("key_serial"), scheme, material(clientId, scheme, row.getBytes("material")),
				instant(row.getTimestamp("not_after")), instant(row.getTimestamp("retired_at")));
		return new KeyRow(clientId, key, row.getBoolean("enrolled"), row.getTimestamp("created_at").toInstant(),
				instant(row.getTimestamp("last_used_at")));
	}

	private SigningKey material(String clientId, SignatureScheme scheme, byte[] material) {
		return switch (scheme) {
			case HMAC_SHA256 -> new SecretKey(crypto.decrypt(material, context(clientId)));
			case RSA_SHA256 -> publicKeys.ofRsa(material);
			case SM2_SM3 -> publicKeys.ofSm2(material);
		};
	}

	private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
		return timestamp == null ? null : timestamp.toInstant();
	}

	private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
		return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
	}

	/** Names the client alone: secrets of the time when a client had one are encrypted so. */
	private static String context(String clientId) {
		return "access_client.secret:" + clientId;
	}
}
