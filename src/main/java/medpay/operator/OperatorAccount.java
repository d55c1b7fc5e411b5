package medpay.operator;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in (操作员账号). Holds no secret.
 *
 * @param code the name to sign in with: 2 to 32 of lower case letters, digits, {@code . _ -}, beginning with a letter
 * @param name of the person, at most 64 characters
 * @param everywhere sees every institution, later ones too
 * @param institutions else the ones seen
 * @param demo of the sandbox; signs in there only
 * @param passwordSetAt null while the invitation was not used
 * @param lastLogin null before the first time
 */
public record OperatorAccount(UUID id, String code, String name, Set<Role> roles, boolean everywhere, Set<InstitutionId> institutions,
		boolean enabled, boolean demo, @Nullable Instant passwordSetAt, boolean secondFactor, Instant createdAt, @Nullable Login lastLogin) {

	/** When and from where somebody signed in (登录记录). */
	public record Login(Instant at, String from) {}

	public OperatorAccount {
		roles = Set.copyOf(roles);
		institutions = Set.copyOf(institutions);
	}

	public boolean may(Permission permission) {
		return roles.stream().anyMatch(role -> role.may(permission));
	}

	public boolean sees(InstitutionId institution) {
		return everywhere || institutions.contains(institution);
	}
}
