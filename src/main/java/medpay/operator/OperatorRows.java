package medpay.operator;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import medpay.operator.OperatorAccount.Login;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Operators as rows (操作员档案). Who they are, and the secrets by which they are known. */
@Component
class OperatorRows {

	private static final String COLUMNS = """
			select operator_id, code, name, roles, everywhere, institutions, enabled, demo, password_set_at, totp_secret is not null as second_factor,
				created_at, last_login_at, last_login_from from operator_account
			""";

	private final JdbcClient jdbc;
	private final CryptoProvider crypto;
	private final Clock clock;

	OperatorRows(JdbcClient jdbc, CryptoProvider crypto, Clock clock) {
		this.jdbc = jdbc;
		this.crypto = crypto;
		this.clock = clock;
	}

	/** What somebody is known by: the password's hashes, the newest first, and the second factor with the last step used. */
	record Secrets(@Nullable String passwordHash, List<String> former, byte @Nullable [] secondFactor, long usedStep) {

		Stream<String> passwords() {
			return Stream.concat(Stream.ofNullable(passwordHash), former.stream());
		}

		@Override
		public String toString() {
			return "Secrets";
		}
	}

	List<OperatorAccount> all() {
		return jdbc.sql(COLUMNS + "order by code").query((row, number) -> account(row)).list();
	}

	Optional<OperatorAccount> byCode(String code) {
		return jdbc.sql(COLUMNS + "where code = :code").param("code", code).query((row, number) -> account(row)).optional();
	}

	Optional<OperatorAccount> byId(UUID id) {
		return jdbc.sql(COLUMNS + "where operator_id = :id").param("id", id).query((row, number) -> account(row)).optional();
	}

	boolean none() {
		return jdbc.sql("select not exists (select 1 from operator_account)").query(Boolean.class).single();
	}

	/** @throws OperatorRefused when the code is taken */
	void insert(OperatorAccount account) {
		try {
			jdbc.sql("""
					insert into operator_account (operator_id, code, name, roles, everywhere, institutions, enabled, demo, created_at)
					values (:id, :code, :name, :roles, :everywhere, :institutions, :enabled, :demo, :createdAt)""").param("id", account.id())
					.param("code", account.code()).param("name", account.name()).param("roles", names(account.roles()))
					.param("everywhere", account.everywhere()).param("institutions", numbers(account.institutions()))
					.param("enabled", account.enabled())
					.param("demo", account.demo()).param("createdAt", utc(account.createdAt())).update();
		} catch (DuplicateKeyException e) {
			throw new OperatorRefused("账号已存在：请换一个。", "This account exists already: take another name.");
		}
	}

	void change(UUID id, String name, Set<Role> roles, boolean everywhere, Set<InstitutionId> institutions) {
		jdbc.sql("""
				update operator_account set name = :name, roles = :roles, everywhere = :everywhere, institutions = :institutions
				where operator_id = :id""").param("name", name).param("roles", names(roles)).param("everywhere", everywhere)
				.param("institutions", numbers(institutions)).param("id", id).update();
	}

	void enable(UUID id, boolean enabled) {
		jdbc.sql("update operator_account set enabled = :enabled where operator_id = :id").param("enabled", enabled).param("id", id).update();
	}

	Secrets secrets(UUID id) {
		return jdbc.sql("select password_hash, former_hashes, totp_secret, totp_step from operator_account where operator_id = :id").param("id", id)
				.query((row, number) -> new Secrets(row.getString("password_hash"), strings(row.getArray("former_hashes")),
						open(id, row.getBytes("totp_secret")), row.getLong("totp_step")))
				.single();
	}

	void setPassword(UUID id, String hash, int remembered) {
		String[] former = secrets(id).passwords().limit(remembered).toArray(String[]::new);
		jdbc.sql("update operator_account set former_hashes = :former, password_hash = :hash, password_set_at = :now where operator_id = :id")
				.param("hash", hash).param("former", former).param("now", utc(clock.instant())).param("id", id).update();
	}

	/** A forgotten password, a lost phone: both are gone until the invitation is used. */
	void forgetSecrets(UUID id) {
		jdbc.sql(
				"update operator_account set password_hash = null, password_set_at = null, totp_secret = null, totp_step = 0 where operator_id = :id")
				.param("id", id).update();
		jdbc.sql("delete from operator_recovery_code where operator_id = :id").param("id", id).update();
	}

	void setSecondFactor(UUID id, byte[] secret, long step, List<byte[]> recoveryCodes) {
		jdbc.sql("update operator_account set totp_secret = :secret, totp_step = :step where operator_id = :id")
				.param("secret", crypto.encrypt(secret, context(id))).param("step", step).param("id", id).update();
		setRecoveryCodes(id, recoveryCodes);
	}

	void setRecoveryCodes(UUID id, List<byte[]> hashes) {
		jdbc.sql("delete from operator_recovery_code where operator_id = :id").param("id", id).update();
		hashes.forEach(
				hash -> jdbc.sql("insert into operator_recovery_code (operator_id, hash) values (:id, :hash)").param("id", id).param("hash", hash)
						.update());
	}

	/** False when somebody else used the same or a later step meanwhile. */
	boolean useStep(UUID id, long step) {
		return jdbc.sql("update operator_account set totp_step = :step where operator_id = :id and totp_step < :step").param("step", step)
				.param("id", id).update() == 1;
	}

	boolean useRecoveryCode(UUID id, byte[] hash) {
		return jdbc.sql("update operator_recovery_code set used_at = :now where operator_id = :id and hash = :hash and used_at is null")
				.param("now", utc(clock.instant())).param("id", id).param("hash", hash).update() == 1;
	}

	int recoveryCodesLeft(UUID id) {
		return jdbc.sql("select count(*) from operator_recovery_code where operator_id = :id and used_at is null").param("id", id)
				.query(Integer.class).single();
	}

	void signedIn(UUID id, String from) {
		jdbc.sql("update operator_account set last_login_at = :now, last_login_from = :from where operator_id = :id")
				.param("now", utc(clock.instant())).param("from", from).param("id", id).update();
	}

	private byte @Nullable [] open(UUID id, byte @Nullable [] sealed) {
		return sealed == null ? null : crypto.decrypt(sealed, context(id));
	}

	private static String context(UUID id) {
		return "operator_account.totp_secret:" + id;
	}

	private static OperatorAccount account(ResultSet row) throws SQLException {
		Instant lastLogin = instant(row, "last_login_at");
		Set<Role> roles = strings(row.getArray("roles")).stream().map(Role::valueOf).collect(toUnmodifiableSet());
		Set<InstitutionId> institutions = Arrays.stream((Long[]) row.getArray("institutions").getArray()).map(InstitutionId::new)
				.collect(toUnmodifiableSet());
		return new OperatorAccount(row.getObject("operator_id", UUID.class), row.getString("code"), row.getString("name"), roles,
				row.getBoolean("everywhere"), institutions, row.getBoolean("enabled"), row.getBoolean("demo"), instant(row, "password_set_at"),
				row.getBoolean("second_factor"), row.getObject("created_at", OffsetDateTime.class).toInstant(),
				lastLogin == null ? null : new Login(lastLogin, row.getString("last_login_from")));
	}

	private static List<String> strings(Array array) throws SQLException {
		return List.of((String[]) array.getArray());
	}

	private static String[] names(Set<Role> roles) {
		return roles.stream().map(Role::name).sorted().toArray(String[]::new);
	}

	private static Long[] numbers(Set<InstitutionId> institutions) {
		return institutions.stream().map(InstitutionId::value).sorted().toArray(Long[]::new);
	}

	static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
		return moment == null ? null : moment.toInstant();
	}

	static OffsetDateTime utc(Instant moment) {
		return moment.atOffset(ZoneOffset.UTC);
	}
}
