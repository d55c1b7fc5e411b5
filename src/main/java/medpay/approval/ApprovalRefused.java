package medpay.approval;

import java.io.Serial;
import medpay.shared.BilingualText;

/** A decision that may not be taken (复核不成立), with the reason for people. */
public final class ApprovalRefused extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient BilingualText text;

	/** @param text what is wrong and what to do */
	public ApprovalRefused(BilingualText text) {
		super(text.en());
		this.text = text;
	}

	public BilingualText text() {
		return text;
	}
}
