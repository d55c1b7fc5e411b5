package medpay.shared.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown in the web layer only: the request cannot be served, and this is why. Carries no personal data. */
public final class ProblemException extends RuntimeException {

	private final ProblemCode code;
	private final @Nullable String field;
	private final List<FieldProblem> errors;

	public ProblemException(ProblemCode code) {
		this(code, null, List.of());
	}

	/** {@code field}: the JSON path at fault, for example {@code lines[2].amount_fen}. */
	public ProblemException(ProblemCode code, @Nullable String field) {
		this(code, field, List.of());
	}

	/** Names every field at fault; the first one is {@link #field()}. */
	public ProblemException(ProblemCode code, List<FieldProblem> errors) {
		this(code, errors.isEmpty() ? null : errors.getFirst().field(), errors);
	}

	private ProblemException(ProblemCode code, @Nullable String field, List<FieldProblem> errors) {
		super(code.code() + (field == null ? "" : " " + field));
		this.code = code;
		this.field = field;
		this.errors = List.copyOf(errors);
	}

	public ProblemCode code() {
		return code;
	}

	public @Nullable String field() {
		return field;
	}

	/** Every field at fault with its own text; empty when the code says it all. */
	public List<FieldProblem> errors() {
		return errors;
	}
}
