package medpay.settlement.close;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import medpay.audit.AuditChain.Standing;
import medpay.institution.Institution;
import medpay.ledger.Turnovers.Turnover;
import medpay.reconciliation.DayStandings.DayStanding;
import medpay.reconciliation.DayStandings.SourceDay;
import medpay.reconciliation.Discrepancy;
import medpay.settlement.close.SealKeys.Seal;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;

/**
 * Writes a certificate (日结证书): plain words and figures in fen, line by line, each line chained to the one before, the last one the SM2 signature over the hash so far.
 * No personal data.
 */
final class CertificateText {

	static final String FIRST_WORD = "certificate";
	static final String SIGNATURE = "signature";
	static final String KEY = "key";

	private final CryptoProvider crypto;
	private final List<String> words = new ArrayList<>();

	CertificateText(CryptoProvider crypto) {
		this.crypto = crypto;
	}

	/** What is certified. {@code audit}, {@code house}: how far the trail was sealed, the hospital's and the house's; {@code before}: the certificate before; null: none. */
	record Facts(Institution institution, long sequence, DayStanding standing, List<Discrepancy> exceptions, List<Turnover> turnovers,
			Instant closedAt,
			String closedBy, @Nullable Standing audit, @Nullable Standing house, @Nullable DayCertificate before) {}

	/** The text and the hash of its last line, hex. */
	record Written(String text, String lastHash) {}

	Written write(Facts facts, Seal seal) {
		say(facts);
		words.add("%s %d %s".formatted(KEY, seal.number(), HexFormat.of().formatHex(seal.pair().publicKey())));
		DayCertificate before = facts.before();
		byte[] hash = before == null ? ChainLine.BEGINNING : HexFormat.of().parseHex(before.lastHash());
		var text = new StringBuilder();
		for (String each : words) {
			ChainLine line = ChainLine.after(hash, each, crypto::sm3);
			text.append(line).append('\n');
			hash = line.hash();
		}
		String signature = HexFormat.of().formatHex(crypto.signSm2(seal.pair().privateKey(), hash));
		ChainLine last = ChainLine.after(hash, SIGNATURE + " " + signature, crypto::sm3);
		return new Written(text.append(last).append('\n').toString(), HexFormat.of().formatHex(last.hash()));
	}

	private void say(Facts facts) {
		DayStanding standing = facts.standing();
		words.add("%s %d of %s for %s".formatted(FIRST_WORD, facts.sequence(), facts.institution().code(), standing.day()));
		words.add("closed at %s by %s".formatted(facts.closedAt(), facts.closedBy()));
		standing.sources().forEach(this::say);
		for (Turnover turnover : facts.turnovers()) {
			words.add("ledger %s %s %s entries=%d debit=%d credit=%d".formatted(turnover.kind(), turnover.account(), turnover.leg(),
					turnover.entries(), turnover.debitFen(), turnover.creditFen()));
		}
		facts.exceptions().forEach(each -> say(each, facts.closedAt()));
		say("audit", facts.audit());
		say("house", facts.house());
		words.add("exceptions %d unexplained %d fen".formatted(facts.exceptions().size(), standing.unexplainedFen()));
	}

	private void say(String trail, @Nullable Standing standing) {
		if (standing != null) {
			words.add("%s position=%d hash=%s".formatted(trail, standing.position(), standing.hash()));
		}
	}

	private void say(SourceDay source) {
		words.add("source %s version=%d evidence=%s sha256=%s ours=%d/%d theirs=%d/%d matched=%d direct=%d open=%d".formatted(source.source(),
				source.version(), source.evidence(), source.sha256(), source.ours(), source.oursFen(), source.theirs(), source.theirsFen(),
				source.matched(), source.matchedDirect(), source.open()));
	}

	private void say(Discrepancy found, Instant now) {
		words.add("exception %s %s %s %s %s fen=%d owner=%s age=%dd due=%s".formatted(found.source(), found.kindOf(), found.cause(), found.kind(),
				found.key(), found.stakeFen(), found.assignee(), Duration.between(found.foundAt(), now).toDays(), found.dueAt()));
	}
}
