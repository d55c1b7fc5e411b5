package medpay.access;

import java.io.Serial;
import medpay.shared.BilingualText;

/** A change of a client or its keys that may not be made (接入方变更不成立), with the reason for people. */
public final class ClientChangeRefused extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient BilingualText text;

	ClientChangeRefused(BilingualText text) {
		super(text.en());
		this.text = text;
	}

	/** What is wrong and what to do. */
	public BilingualText text() {
		return text;
	}
}
