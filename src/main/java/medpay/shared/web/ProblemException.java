package medpay.shared.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown in the web layer only: the request cannot be served, and this is why. Carries no personal data. */
public final class ProblemException extends RuntimeException {

	private final ProblemCode code;
	private final @Nullable String field;
	private final List<FieldProblem> errors;
	private final @Nullable Duration retryAfter;

	public ProblemException(ProblemCode code) {
		this(code, null, List.of(), null);
	}

	/** {@code field}: the JSON path at fault, for example {@code lines[2].amount_fen}. */
	public ProblemException(ProblemCode code, @Nullable String field) {
		this(code, field, List.of(), null);
	}

	/** {@code retryAfter}: after how long the same request may succeed. */
	public ProblemException(ProblemCode code, Duration retryAfter) {
		this(code, null, List.of(), retryAfter);
	}

	/** Names every field at fault; the first one is {@link #field()}. */
	public ProblemException(ProblemCode code, List<FieldProblem> errors) {
		this(code, errors.isEmpty() ? null : errors.getFirst().field(), errors, null);
	}

	private ProblemException(ProblemCode code, @Nullable String field, List<FieldProblem> errors, @Nullable Duration retryAfter) {
		super(code.code() + (field == null ? "" : " " + field));
		this.code = code;
		this.field = field;
		this.errors = List.copyOf(errors);
		this.retryAfter = retryAfter;
	}

	public ProblemCode code() {
		return code;
	}

	public @Nullable String field() {
		return field;
	}

	/** After how long the same request may succeed; null when nobody knows. */
	public @Nullable Duration retryAfter() {
		return retryAfter;
	}

	/** Every field at fault with its own text; empty when the code says it all. */
	public List<FieldProblem> errors() {
		return errors;
	}
}
