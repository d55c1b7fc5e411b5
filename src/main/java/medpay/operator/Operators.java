package medpay.operator;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The security administrator's work (操作员管理): who may sign in, as what, and for which institutions. Nobody changes their own rights. */
@Component
public class Operators {

	private final OperatorRows rows;
	private final Invitations invitations;
	private final Sessions sessions;
	private final Attempts attempts;
	private final Passwords passwords;
	private final Audit audit;
	private final TransactionTemplate transactions;
	private final Clock clock;

	Operators(OperatorRows rows, Invitations invitations, Sessions sessions, Attempts attempts, Passwords passwords, Audit audit,
			TransactionTemplate transactions, Clock clock) {
		this.rows = rows;
		this.invitations = invitations;
		this.sessions = sessions;
		this.attempts = attempts;
		this.passwords = passwords;
		this.audit = audit;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * What an operator is given (授权内容).
	 *
	 * @param everywhere every institution; else {@code institutions}, at least one
	 */
	public record Grant(String name, Set<Role> roles, boolean everywhere, Set<InstitutionId> institutions) {}

	/**
	 * An operator of the sandbox (演示操作员), known to everybody.
	 *
	 * @param secondFactor the authenticator's secret in base 32
	 */
	public record Demo(String code, String name, Set<Role> roles, String password, String secondFactor) {

		@Override
		public String toString() {
			return "Demo[" + code + "]";
		}
	}

	public List<OperatorAccount> all() {
		return rows.all();
	}

	public Optional<OperatorAccount> find(UUID id) {
		return rows.byId(id);
	}

	/** Names by account, for pages that show who did something. */
	public Function<String, String> names() {
		var names = rows.all().stream().collect(Collectors.toMap(OperatorAccount::code, OperatorAccount::name));
		return code -> names.getOrDefault(code, code);
	}

	/**
	 * A new operator; signs in once the invitation was used.
	 *
	 * @return the invitation's code, shown this once
	 * @throws OperatorRefused when the account exists, or the roles do not go together
	 */
	public String create(String code, Grant grant, String by) {
		check(grant);
		OperatorAccount fresh = Invitations.newAccount(code, grant.name(), grant.roles(), clock.instant());
		var account = new OperatorAccount(fresh.id(), fresh.code(), fresh.name(), grant.roles(), grant.everywhere(), grant.institutions(), true,
				false,
				null, false, fresh.createdAt(), null);
		rows.insert(account);
		tell(by, "operator.created", account.code(), describe(grant));
		return invitations.make(account.id(), by);
	}

	/**
	 * Changes name, roles and scope.
	 *
	 * @throws OperatorRefused for one's own account, or when the roles do not go together
	 */
	public void change(UUID id, Grant grant, String by) {
		check(grant);
		OperatorAccount account = other(id, by);
		Invitations.newAccount(account.code(), grant.name(), grant.roles(), clock.instant());
		rows.change(id, grant.name().strip(), grant.roles(), grant.everywhere(), grant.institutions());
		tell(by, "operator.changed", account.code(), describe(grant));
	}

	/** Switches an account off, its sessions end; or on again. */
	public void enable(UUID id, boolean enabled, String by) {
		OperatorAccount account = other(id, by);
		rows.enable(id, enabled);
		if (!enabled) {
			sessions.endAll(id, new byte[0]);
		}
		tell(by, enabled ? "operator.enabled" : "operator.disabled", account.code(), null);
	}

	/**
	 * A forgotten password, a lost phone: both end, and an invitation sets them anew.
	 *
	 * @return the invitation's code, shown this once
	 */
	public String invite(UUID id, String by) {
		OperatorAccount account = other(id, by);
		transactions.executeWithoutResult(_ -> {
			rows.forgetSecrets(id);
			sessions.endAll(id, new byte[0]);
		});
		tell(by, "operator.invited", account.code(), null);
		return invitations.make(id, by);
	}

	/** After too many attempts of strangers. */
	public void unlock(UUID id, String by) {
		OperatorAccount account = other(id, by);
		attempts.unlock(account.code());
		attempts.unlock("code:" + account.code());
		tell(by, "operator.unlocked", account.code(), null);
	}

	/** The sandbox's operators, as it hands them out; nobody else ever gets a password from us. */
	public void enrol(Demo demo) {
		OperatorAccount account = rows.byCode(demo.code()).orElseGet(() -> {
			var fresh = new OperatorAccount(Ids.timeOrdered(), demo.code(), demo.name(), demo.roles(), true, Set.of(), true, true, null, false,
					clock.instant(), null);
			rows.insert(fresh);
			return fresh;
		});
		if (account.passwordSetAt() == null && account.demo()) {
			rows.setPassword(account.id(), passwords.hash(demo.password()), 0);
			rows.setSecondFactor(account.id(), Totp.fromBase32(demo.secondFactor().toUpperCase(Locale.ROOT)), 0, List.of());
		}
	}

	private OperatorAccount other(UUID id, String by) {
		OperatorAccount account = rows.byId(id).orElseThrow(() -> new OperatorRefused("没有这个操作员。", "There is no such operator."));
		if (account.code().equals(by)) {
			throw new OperatorRefused("不能修改自己的账号：请由另一位安全管理员办理。", "Nobody changes their own account: another security administrator does.");
		}
		return account;
	}

	private static void check(Grant grant) {
		if (!Role.together(grant.roles())) {
			throw new OperatorRefused("请至少选择一个角色；系统、安全、审计管理员须由不同的人担任，且不兼任其他角色。",
					"Choose a role at least; system, security and audit administration are different people and go with no other role.");
		}
		if (!grant.everywhere() && grant.institutions().isEmpty()) {
			throw new OperatorRefused("请选择可以查看的机构。", "Choose the institutions the operator may see.");
		}
	}

	private static String describe(Grant grant) {
		return grant.roles().stream().map(Role::name).sorted().collect(Collectors.joining(" ")) + ", institutions "
				+ (grant.everywhere()
						? "all"
						: grant.institutions().stream().map(each -> Long.toString(each.value())).sorted()
								.collect(Collectors.joining(" ")));
	}

	private void tell(String by, String action, String account, @Nullable String detail) {
		audit.record(new AuditEntry(null, by, action, account, "DONE", detail));
	}
}
