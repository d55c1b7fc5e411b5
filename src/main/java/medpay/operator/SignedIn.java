package medpay.operator;

import java.time.Instant;
import java.util.Optional;
import medpay.shared.InstitutionId;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who sits before the page (当前操作员): the operator, how far the signing in got, and whether a decision on money may be taken now. */
public final class SignedIn {

	/** What comes next for this reader (登录步骤). */
	public enum Step {
		/** The second factor must be given. */
		GIVE_CODE,
		/** There is no second factor yet: it must be set up. */
		SET_UP_CODE,
		/** The password is too old: a new one must be set. */
		RENEW_PASSWORD,
		/** Everything was given. */
		WORK
	}

	private final OperatorAccount account;
	private final Session session;
	private final Step step;
	private final boolean confirmed;

	SignedIn(OperatorAccount account, Session session, Step step, boolean confirmed) {
		this.account = account;
		this.session = session;
		this.step = step;
		this.confirmed = confirmed;
	}

	/** The one whose request is being served. */
	public static Optional<SignedIn> now() {
		return SecurityContextHolder.getContext().getAuthentication() instanceof OperatorAuthentication found
				? Optional.of(found.getPrincipal())
				: Optional.empty();
	}

	public OperatorAccount account() {
		return account;
	}

	/** The account's code: what the audit trail and every decision name. */
	public String code() {
		return account.code();
	}

	public String name() {
		return account.name();
	}

	public Step step() {
		return step;
	}

	/** Proved to be there within the last minutes. */
	public boolean confirmed() {
		return confirmed;
	}

	public Instant startedAt() {
		return session.startedAt();
	}

	public boolean may(Permission permission) {
		return step == Step.WORK && account.may(permission);
	}

	public boolean sees(InstitutionId institution) {
		return account.sees(institution);
	}

	Session session() {
		return session;
	}

	@Override
	public String toString() {
		return "SignedIn[" + account.code() + " " + step + "]";
	}
}
