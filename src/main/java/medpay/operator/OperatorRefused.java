package medpay.operator;

import medpay.shared.BilingualText;

/** What an operator asked for is not done, and why (操作被拒绝). */
public final class OperatorRefused extends RuntimeException {

	private final BilingualText text;

	public OperatorRefused(String zh, String en) {
		super(en);
		this.text = new BilingualText(zh, en);
	}

	public BilingualText text() {
		return text;
	}
}
