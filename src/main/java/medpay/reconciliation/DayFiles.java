package medpay.reconciliation;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import medpay.reconciliation.Statements.Evidence;
import medpay.reconciliation.Statements.Heading;
import medpay.reconciliation.Statements.Taken;
import medpay.reconciliation.his.DayFileReader;
import medpay.shared.BadStatement;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.SeenBefore;
import org.springframework.stereotype.Component;

/** Takes the hospital's day file in (接收医院日对账文件), idempotent by content. */
@Component
public class DayFiles {

	private final Statements statements;
	private final BusinessClock clock;

	DayFiles(Statements statements, BusinessClock clock) {
		this.statements = statements;
		this.clock = clock;
	}

	/**
	 * Takes one day's file in, whole or not at all.
	 *
	 * @param from who brought it: the client
	 * @throws BadStatement when it cannot be used: nothing is kept
	 */
	public Taken take(InstitutionId institution, BusinessDate day, byte[] content, String from) {
		if (day.value().isAfter(clock.today().value())) {
			throw BadStatement.whole(day + " 尚未到来", day + " has not come yet");
		}
		var heading = new Heading(new Statements.Key(institution, Source.HIS, day), sha256(content), Evidence.FILE, from);
		return statements.take(heading, content, sink -> {
			var seen = new SeenBefore();
			DayFileReader.read(new ByteArrayInputStream(content), day, line -> {
				if (!seen.add(identity(line))) {
					throw BadStatement.at(line.lineNumber() + 1L, "与前面的一行重复：" + line.key(), "repeats an earlier line: " + line.key());
				}
				sink.accept(line);
			});
		});
	}

	/** What makes a line the same as another. */
	private static String identity(StatementLine line) {
		LineAmounts amounts = line.amounts();
		return line.kind().name() + '|' + line.key() + '|' + line.originalNumber() + '|' + amounts.totalFen() + '|' + amounts.fundFen() + '|'
				+ amounts.personalAccountFen() + '|' + amounts.otherFen() + '|' + amounts.selfPayFen();
	}

	static byte[] sha256(byte[] content) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(content);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
