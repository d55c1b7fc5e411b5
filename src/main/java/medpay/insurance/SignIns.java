package medpay.insurance;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import medpay.exchange.Exchange;
import medpay.insurance.platform.MalformedMessage;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.SignInMessages;
import medpay.insurance.platform.Transaction;
import medpay.shared.BusinessDate;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.call.Answer;
import medpay.shared.call.Wire;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The sign-ins of the day (签到, 9001), one per institution and operator, made when first needed and kept in memory: after a restart, and in a second
 * process, an operator signs in again. While none holds, messages go without sign_no and the platform says what it thinks of that.
 */
@Component
class SignIns {

	private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

	private final Wire wire;
	private final RequestWriter writer;
	private final AnswerReader reader;
	private final Exchange exchange;
	private final TransactionOperations transactions;
	private final InsuranceSettings settings;
	private final Clock machineClock;
	private final ConcurrentMap<Desk, SignIn> held = new ConcurrentHashMap<>();
	private final ConcurrentMap<Desk, Object> oneAtATime = new ConcurrentHashMap<>();

	SignIns(Wire wire, RequestWriter writer, AnswerReader reader, Exchange exchange, TransactionOperations transactions, InsuranceSettings settings,
			Clock machineClock) {
		this.wire = wire;
		this.writer = writer;
		this.reader = reader;
		this.exchange = exchange;
		this.transactions = transactions;
		this.settings = settings;
		this.machineClock = machineClock;
	}

	/** The operator of an institution. */
	private record Desk(InstitutionId institution, String operator) {

		static Desk of(Sender sender) {
			return new Desk(sender.institution().id(), sender.operator().code());
		}
	}

	/** A sign-in. {@code number}: empty when it failed, and then only good until {@code failedUntil}. */
	private record SignIn(String number, BusinessDate day, Instant failedUntil) {}

	/** True when nothing needs to be sent before a message of this sender. */
	boolean holds(Sender sender, Instant now) {
		SignIn signIn = held.get(Desk.of(sender));
		return signIn != null && signIn.day().equals(BusinessDate.of(now))
				&& (!signIn.number().isEmpty() || machineClock.instant().isBefore(signIn.failedUntil()));
	}

	/** sign_no; empty when none holds. */
	String number(Sender sender) {
		SignIn signIn = held.get(Desk.of(sender));
		return signIn == null ? "" : signIn.number();
	}

	/** Signs in, unless somebody else just did. Sends: not inside a transaction. */
	void signIn(Sender sender, Instant now) {
		Desk desk = Desk.of(sender);
		synchronized (oneAtATime.computeIfAbsent(desk, unknown -> new Object())) {
			if (!holds(sender, now)) {
				String number = ask(sender, now);
				held.put(desk, new SignIn(number, BusinessDate.of(now), machineClock.instant().plus(settings.signInPause())));
			}
		}
	}

	/** The platform does not know this number any more: the next message signs in again. */
	void forget(Sender sender, String number) {
		held.computeIfPresent(Desk.of(sender), (desk, signIn) -> signIn.number().equals(number) ? null : signIn);
	}

	private String ask(Sender sender, Instant now) {
		InstitutionId institution = sender.institution().id();
		var input = new SignInMessages.Input(
				new SignInMessages.SignIn(sender.operator().code(), sender.access().deviceNumber(), sender.access().deviceAddress()));
		var written = writer.write(sender, new RequestWriter.Content(Transaction.SIGN_IN.number(), "", "", input), now);
		var target = new PreparedCall.Target("insurance", Transaction.SIGN_IN.number(), sender.access().address(), settings.atTheCounter());
		var call = new PreparedCall<String>(wire, target, written.number(), written.bytes(),
				reply -> read(reply, sender.access().platformKey(), bytes(reply)));
		UUID attempt = Objects.requireNonNull(
				transactions.execute(status -> exchange.sending(institution, "sign-in", Ids.timeOrdered(), call)));
		Answer<String> answer = call.send();
		transactions.executeWithoutResult(status -> exchange.received(institution, attempt, answer));
		if (answer.meaning().isEmpty()) {
			LOG.warn("Sign-in of institution {} failed: {} {}", institution, answer.code(), answer.detail());
		}
		return answer.meaning();
	}

	private Answer<String> read(Wire.Reply reply, String platformKey, byte @Nullable [] bytes) {
		return switch (reader.read(reply, platformKey, PersonalTexts.none())) {
			case PlatformSays.Done done -> read(done, bytes);
			case PlatformSays.Failed failed -> new Answer<>("", "-1", failed.message(), bytes);
			case PlatformSays.Unclear unclear -> new Answer<>("", unclear.code(), unclear.reason(), bytes);
		};
	}

	private static Answer<String> read(PlatformSays.Done done, byte @Nullable [] bytes) {
		try {
			var output = PlatformJson.read(done.output().get("signinoutb"), SignInMessages.Signinoutb.class);
			return output.signNo().isBlank() ? new Answer<>("", "malformed", "no sign_no", bytes) : new Answer<>(output.signNo(), "0", "done", bytes);
		} catch (MalformedMessage e) {
			return new Answer<>("", "malformed", String.valueOf(e.getMessage()), bytes);
		}
	}

	private static byte @Nullable [] bytes(Wire.Reply reply) {
		return reply instanceof Wire.Reply.Received received ? received.body() : null;
	}
}
