package medpay.shared.web;

import org.jspecify.annotations.Nullable;

/** Thrown in the web layer only: the request cannot be served, and this is why. Carries no personal data. */
public final class ProblemException extends RuntimeException {

	private final ProblemCode code;
	private final @Nullable String field;

	public ProblemException(ProblemCode code) {
		this(code, null);
	}

	/** {@code field}: the JSON path at fault, for example {@code lines[2].amount_fen}. */
	public ProblemException(ProblemCode code, @Nullable String field) {
		super(code.code() + (field == null ? "" : " " + field));
		this.code = code;
		this.field = field;
	}

	public ProblemCode code() {
		return code;
	}

	public @Nullable String field() {
		return field;
	}
}
