package medpay.shared.call;

import org.jspecify.annotations.Nullable;

/**
 * What came of an {@link OutsideCall}.
 *
 * @param meaning what the party said, in our words; a doubt when nothing certain came
 * @param code the party's own code, at most 40 characters, or what happened on the wire: {@code timeout}, {@code connection} …
 * @param detail one line for a human, without personal data; at most 400 characters
 * @param bytes the exact bytes received, null when none came
 */
public record Answer<A>(A meaning, String code, String detail, byte @Nullable [] bytes) {}
