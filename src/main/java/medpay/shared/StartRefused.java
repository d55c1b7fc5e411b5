package medpay.shared;

/** Medpay cannot start like this, and here is why and what to do: told in both languages, without a stack trace. */
public final class StartRefused extends RuntimeException {

	private final BilingualText why;
	private final BilingualText remedy;

	public StartRefused(BilingualText why, BilingualText remedy) {
		super(why.en() + " " + why.zh());
		this.why = why;
		this.remedy = remedy;
	}

	public BilingualText why() {
		return why;
	}

	public BilingualText remedy() {
		return remedy;
	}
}
