package medpay.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import medpay.exchange.Attempt;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells the attempts of a payment as a story (经过): who was asked what, when, and what the answer was, in the reader's language. */
@Component
public class Story {

	/** Codes by which a party says that it did what was asked, or found it done. */
	private static final Set<String> WELL = Set.of("0", "00", "A6", "00/00", "00/A6");

	private final MessageSource texts;

	Story(MessageSource texts) {
		this.texts = texts;
	}

	/**
	 * One message and its answer.
	 *
	 * @param operation its number and what that means: {@code 2207 结算}, {@code 01 消费}
	 * @param inward the other party spoke first
	 * @param took null while unanswered
	 * @param codeWord what the code means, where we know
	 * @param detail the party's own text, where something went otherwise
	 * @param tone colour of the answer
	 */
	public record Moment(String party, String partyStyle, String operation, String number, boolean inward, String sentAt, @Nullable String answeredAt,
			@Nullable String took, @Nullable String code, @Nullable String codeWord, @Nullable String detail, String tone) {}

	/** In the order in which they were sent. */
	public List<Moment> of(List<Attempt> attempts, Locale language) {
		return attempts.stream().map(attempt -> moment(attempt, language)).toList();
	}

	private Moment moment(Attempt attempt, Locale language) {
		String party = attempt.party().toLowerCase(Locale.ROOT);
		Instant answeredAt = attempt.answeredAt();
		String meaning = text(language, "operation." + party + "." + attempt.operation());
		return new Moment(or(text(language, "party." + party), attempt.party()), style(party),
				operation(attempt.operation(), meaning), attempt.number(), attempt.inward(),
				ShownTime.exactly(attempt.sentAt()), answeredAt == null ? null : ShownTime.exactly(answeredAt),
				answeredAt == null || attempt.inward() ? null : ShownTime.took(Duration.between(attempt.sentAt(), answeredAt)), attempt.code(),
				word(party, attempt, language), tone(attempt.code()) == Tone.GOOD ? null : attempt.detail(), tone(attempt.code()).style());
	}

	/** The insurance platform names transactions by number, to which the meaning is added; UnionPay's are names of ours, which the meaning replaces. */
	private static String operation(String name, @Nullable String meaning) {
		if (meaning == null) {
			return name;
		}
		return Character.isDigit(name.charAt(0)) ? name + " " + meaning : meaning;
	}

	private @Nullable String word(String party, Attempt attempt, Locale language) {
		if (attempt.code() == null) {
			return null;
		}
		return Stream
				.of("code." + party + "." + attempt.operation() + "." + attempt.code(), "code." + party + "." + attempt.code(),
						"code." + attempt.code())
				.map(key -> or(text(language, key), "")).filter(text -> !text.isEmpty()).findFirst().orElse(null);
	}

	/** A code of digits is the party's word, anything else is what went wrong on the way: then nobody knows. */
	private static Tone tone(@Nullable String code) {
		if (code == null) {
			return Tone.UNDER_WAY;
		}
		if (WELL.contains(code)) {
			return Tone.GOOD;
		}
		return code.matches("-?[0-9]{1,2}(/[0-9A-Z]{2})?") ? Tone.WAITING : Tone.DOUBT;
	}

	private static String style(String party) {
		return switch (party) {
			case "insurance", "voucher-centre", "suishen" -> "party-insurance";
			case "unionpay" -> "party-channel";
			default -> "party-other";
		};
	}

	private @Nullable String text(Locale language, String key) {
		return texts.getMessage(key, null, null, language);
	}

	private static String or(@Nullable String text, String otherwise) {
		return text == null ? otherwise : text;
	}
}
