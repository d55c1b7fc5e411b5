package medpay.operator;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as it stands (会话).
 *
 * @param confirmedAt when the operator last proved to be there
 * @param address from where it was begun
 */
record Session(byte[] hash, UUID operator, Stage stage, Instant startedAt, Instant seenAt, @Nullable Instant confirmedAt, String address) {}
