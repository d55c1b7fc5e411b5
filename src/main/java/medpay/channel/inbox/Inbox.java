package medpay.channel.inbox;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import medpay.channel.ChannelNews;
import medpay.channel.ChannelNewsListener;
import medpay.channel.inbox.InboxRows.Outcome;
import medpay.channel.inbox.InboxRows.Waiting;
import medpay.shared.InstitutionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What channels told (通知收件箱): stored once, then told to every listener until all have taken it in. A crash between storing and telling, or in the middle,
 * leaves the message for the next sweep, so listeners can hear the same twice.
 */
@Component
public class Inbox {

	private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
	private static final int MOST_AT_ONCE = 50;

	private final InboxRows rows;
	private final List<CallbackReader> readers;
	private final ObjectProvider<ChannelNewsListener> listeners;
	private final Clock machineClock;

	Inbox(InboxRows rows, List<CallbackReader> readers, ObjectProvider<ChannelNewsListener> listeners, Clock machineClock) {
		this.rows = rows;
		this.readers = readers;
		this.listeners = listeners;
		this.machineClock = machineClock;
	}

	/** Keeps a genuine call-back. Empty when the same bytes are kept already. */
	public Optional<UUID> store(InstitutionId institution, String channel, String orderNumber, byte[] body) {
		return rows.insert(institution, channel, orderNumber, body, machineClock.instant());
	}

	/** Tells one stored call-back, unless it was told already. */
	public void process(InstitutionId institution, UUID id) {
		rows.waiting(institution, id).ifPresent(this::tell);
	}

	/** Tells what was left over. Returns how many were taken up. */
	public int sweep(InstitutionId institution) {
		List<Waiting> due = rows.claim(institution, machineClock.instant(), MOST_AT_ONCE);
		due.forEach(this::tell);
		return due.size();
	}

	private void tell(Waiting waiting) {
		try {
			Outcome outcome = reader(waiting.channel()).read(waiting.institution(), rows.open(waiting), waiting.receivedAt()).map(this::tellAll)
					.orElse(Outcome.NOTHING_DECIDED);
			rows.processed(waiting.institution(), waiting.id(), outcome, machineClock.instant());
		} catch (RuntimeException e) {
			LOG.warn("Call-back {} is not processed yet and will be taken up again", waiting, e);
		}
	}

	private Outcome tellAll(ChannelNews news) {
		boolean heard = false;
		for (ChannelNewsListener listener : listeners.orderedStream().toList()) {
			heard |= listener.hear(news);
		}
		if (!heard) {
			LOG.warn("Nobody knows the order of {}", news);
		}
		return heard ? Outcome.HEARD : Outcome.NOT_OURS;
	}

	private CallbackReader reader(String channel) {
		return readers.stream().filter(reader -> reader.channel().equals(channel)).findFirst()
				.orElseThrow(() -> new IllegalStateException("No reader for call-backs of " + channel));
	}
}
