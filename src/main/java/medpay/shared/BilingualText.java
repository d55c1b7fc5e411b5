package medpay.shared;

/** One sentence in both languages, ready to be read aloud. */
public record BilingualText(String zh, String en) {}
