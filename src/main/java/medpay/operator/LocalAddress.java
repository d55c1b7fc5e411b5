package medpay.operator;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An address of a page of ours (站内地址): nobody is led elsewhere from here. */
public final class LocalAddress {

	private static final int LONGEST = 500;
	/** One slash, then no second one and no backslash: browsers read both as another host. */
	private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");

	private LocalAddress() {}

	/** The address if it is ours, else {@code otherwise}. */
	public static String of(@Nullable String address, String otherwise) {
		return address != null && address.length() <= LONGEST && LOCAL.matcher(address).matches() ? address : otherwise;
	}
}
