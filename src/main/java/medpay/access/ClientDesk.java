package medpay.access;

import static java.util.stream.Collectors.groupingBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import medpay.access.KeyRows.ClientRow;
import medpay.access.KeyRows.KeyRow;
import medpay.access.KeyRows.Validity;
import medpay.access.key.PublicKeys;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.shared.BilingualText;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Where people look after the clients of an institution and their keys (接入方管理). Every change is audited with the operator's name in the same
 * transaction, holds at this instance at once and at the others within seconds. A client of another institution does not exist here.
 *
 * <p>Every change throws {@link ClientChangeRefused} when it may not be made.
 */
@Component
public class ClientDesk {

	/** How many keys of a client are active at the same time: the old one and the new one. */
	public static final int MOST_ACTIVE = 2;

	private static final int SECRET_BYTES = 32;
	private static final SecureRandom RANDOM = new SecureRandom();

	private final KeyRows rows;
	private final ClientRegister register;
	private final Institutions institutions;
	private final Audit audit;
	private final TransactionOperations transactions;
	private final Clock clock;
	private final PublicKeys publicKeys;

	ClientDesk(KeyRows rows, ClientRegister register, Institutions institutions, Audit audit, TransactionOperations transactions, Clock clock,
			CryptoProvider crypto) {
		this.rows = rows;
		this.register = register;
		this.institutions = institutions;
		this.audit = audit;
		this.transactions = transactions;
		this.clock = clock;
		this.publicKeys = new PublicKeys(crypto);
	}

	/** The clients of an institution by client id, with all their keys. */
	public List<ListedClient> clients(InstitutionId institution) {
		Instant now = clock.instant();
		Map<String, List<KeyRow>> keys = rows.keys(institution).stream().collect(groupingBy(KeyRow::clientId));
		return rows.clients(institution).stream().map(client -> new ListedClient(client.clientId(), client.kind(), client.institution(),
				client.enabled(), keys.getOrDefault(client.clientId(), List.of()).stream().map(row -> listed(row, now)).toList())).toList();
	}

	private static ListedClient.Key listed(KeyRow row, Instant now) {
		ClientKey key = row.key();
		return new ListedClient.Key(key.serial(), key.scheme(), key.isActive(now), row.enrolled(), row.createdAt(), key.notAfter(), row.lastUsedAt(),
				key.retiredAt());
	}

	/** Makes a client with a secret. {@code kind}: HIS at a hospital, ENTRY at the platform. */
	public NewSecret create(InstitutionId institution, Clients.Kind kind, String operator) {
		Institution of = institutions.byId(institution);
		if ((kind == Clients.Kind.HIS) != (of.kind() == Institution.Kind.HOSPITAL)) {
			throw refused("医院只能有 HIS 接入方，平台只能有服务入口。", "A hospital has HIS clients, the platform has entry apps.");
		}
		return changed(_ -> {
			var client = new ClientRow(newClientId(of, kind), kind, institution, true);
			if (!rows.add(client)) {
				throw new IllegalStateException("Drawn twice: " + client.clientId());
			}
			NewSecret secret = newSecret(client, null);
			record(client, operator, "client.created", secret.serial(), kind + " client with a secret");
			return secret;
		});
	}

	/** Adds a secret of ours. {@code notAfter}: the moment from which it is good no more, or null. */
	public NewSecret addSecret(InstitutionId institution, String clientId, @Nullable Instant notAfter, String operator) {
		return changed(now -> {
			ClientRow client = withRoom(institution, clientId, notAfter, now);
			NewSecret secret = newSecret(client, notAfter);
			record(client, operator, "client.key_added", secret.serial(), added(SignatureScheme.HMAC_SHA256, notAfter));
			return secret;
		});
	}

	/**
	 * Adds a public key that was handed in, and returns its serial.
	 *
	 * @param pem X.509 SubjectPublicKeyInfo: RSA of 2048 to 8192 bits, or SM2
	 * @param notAfter the moment from which it is good no more, or null
	 */
	public String addPublicKey(InstitutionId institution, String clientId, String pem, @Nullable Instant notAfter, String operator) {
		return changed(now -> {
			ClientRow client = withRoom(institution, clientId, notAfter, now);
			return switch (publicKeys.read(pem)) {
				case PublicKeys.Reading.Rsa(byte[] der) -> add(client, SignatureScheme.RSA_SHA256, der, new Validity(now, notAfter), operator);
				case PublicKeys.Reading.Sm2(byte[] der) -> add(client, SignatureScheme.SM2_SM3, der, new Validity(now, notAfter), operator);
				case PublicKeys.Reading.Refused(BilingualText why) -> throw new ClientChangeRefused(why);
			};
		});
	}

	private String add(ClientRow client, SignatureScheme scheme, byte[] der, Validity validity, String operator) {
		String serial = Serials.of(der);
		try {
			rows.addPublicKey(client.clientId(), serial, scheme, der, validity);
		} catch (DuplicateKeyException e) {
			throw refused("该公钥已登记过：一个密钥只属于一个接入方，停用后也不再启用。请生成新的密钥对。",
					"This public key was registered before: a key belongs to one client, and a retired one does not come back. Make a new pair.");
		}
		record(client, operator, "client.key_added", serial, added(scheme, validity.to()));
		return serial;
	}

	/** Takes a key out of use for good. The last active one only while the client is switched off. */
	public void retire(InstitutionId institution, String clientId, String serial, String operator) {
		changed(now -> {
			ClientRow client = locked(institution, clientId);
			List<ClientKey> keys = rows.keysOf(clientId).stream().map(KeyRow::key).toList();
			ClientKey retired = keys.stream().filter(key -> key.serial().equals(serial)).findFirst()
					.orElseThrow(() -> refused("没有这个密钥。", "There is no such key."));
			if (retired.retiredAt() != null) {
				throw refused("该密钥已停用。", "This key is retired already.");
			}
			if (client.enabled() && keys.stream().noneMatch(key -> !key.equals(retired) && key.isActive(now))) {
				throw refused("这是最后一个有效密钥：请先添加新密钥，或先停用接入方。",
						"This is the last active key: add a new one first, or switch the client off.");
			}
			rows.retire(clientId, serial, now);
			record(client, operator, "client.key_retired", serial, retired.scheme().headerName());
			return serial;
		});
	}

	/** From now on none of its requests is accepted, whatever key signed it. */
	public void switchOff(InstitutionId institution, String clientId, String operator) {
		turn(institution, clientId, false, operator);
	}

	/** Accepts its requests again. Needs an active key. */
	public void switchOn(InstitutionId institution, String clientId, String operator) {
		turn(institution, clientId, true, operator);
	}

	private void turn(InstitutionId institution, String clientId, boolean on, String operator) {
		changed(now -> {
			ClientRow client = locked(institution, clientId);
			if (client.enabled() == on) {
				throw on ? refused("接入方已启用。", "The client is switched on already.") : refused("接入方已停用。", "The client is switched off already.");
			}
			if (on && active(clientId, now) == 0) {
				throw refused("没有有效密钥：请先添加密钥。", "It has no active key: add one first.");
			}
			rows.turn(client, on);
			record(client, operator, on ? "client.switched_on" : "client.switched_off", on ? "on" : "off", null);
			return clientId;
		});
	}

	private ClientRow withRoom(InstitutionId institution, String clientId, @Nullable Instant notAfter, Instant now) {
		ClientRow client = locked(institution, clientId);
		if (notAfter != null && !notAfter.isAfter(now)) {
			throw refused("失效时间须晚于现在。", "The key's end must lie ahead.");
		}
		if (active(clientId, now) >= MOST_ACTIVE) {
			throw refused("最多两个有效密钥：请先停用一个。", "A client has two active keys at most: retire one first.");
		}
		return client;
	}

	private ClientRow locked(InstitutionId institution, String clientId) {
		return rows.locked(institution, clientId).orElseThrow(() -> refused("没有这个接入方。", "There is no such client."));
	}

	private long active(String clientId, Instant now) {
		return rows.keysOf(clientId).stream().filter(row -> row.key().isActive(now)).count();
	}

	private NewSecret newSecret(ClientRow client, @Nullable Instant notAfter) {
		byte[] bytes = new byte[SECRET_BYTES];
		RANDOM.nextBytes(bytes);
		var secret = new NewSecret(client.clientId(), Serials.random(), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
		rows.addSecret(client.clientId(), secret.serial(), secret.secret(), new Validity(clock.instant(), notAfter), false);
		return secret;
	}

	private static String newClientId(Institution institution, Clients.Kind kind) {
		byte[] bytes = new byte[4];
		RANDOM.nextBytes(bytes);
		return (kind == Clients.Kind.HIS ? "his-" : "app-") + institution.code().value().toLowerCase(Locale.ROOT) + "-"
				+ HexFormat.of().formatHex(bytes);
	}

	/** One transaction with its audit entry; the register in memory follows when it is committed. */
	private <T> T changed(Function<Instant, T> change) {
		T result = Objects.requireNonNull(transactions.execute(_ -> change.apply(clock.instant())));
		register.changed();
		return result;
	}

	private void record(ClientRow client, String operator, String action, String outcome, @Nullable String detail) {
		audit.record(new AuditEntry(client.institution(), operator, action, client.clientId(), outcome, detail));
	}

	private static String added(SignatureScheme scheme, @Nullable Instant notAfter) {
		return scheme.headerName() + (notAfter == null ? "" : ", not after " + notAfter);
	}

	private static ClientChangeRefused refused(String zh, String en) {
		return new ClientChangeRefused(new BilingualText(zh, en));
	}
}
