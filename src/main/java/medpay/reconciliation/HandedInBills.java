package medpay.reconciliation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import medpay.channel.BillReader;
import medpay.channel.StatementDoor;
import medpay.reconciliation.DayReconciliation.Waiting;
import medpay.reconciliation.Statements.Evidence;
import medpay.reconciliation.Statements.Heading;
import medpay.reconciliation.Statements.Taken;
import medpay.shared.BadStatement;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes in the bills that a person brings (渠道账单上传): of channels that nobody asks, and of any other whose file did not come. */
@Component
public class HandedInBills {

	/** Of a bill as it comes, in bytes. */
	public static final int LARGEST = 32 << 20;

	private final Map<Source, BillReader> readers;
	private final Statements statements;
	private final JdbcClient jdbc;
	private final BusinessClock clock;

	HandedInBills(List<BillReader> readers, Statements statements, JdbcClient jdbc, BusinessClock clock) {
		this.readers = readers.stream().collect(Collectors.toMap(reader -> Source.valueOf(reader.code()), Function.identity()));
		this.statements = statements;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The channels whose bills come in no other way. */
	Set<Source> sources() {
		return readers.entrySet().stream().filter(each -> !(each.getValue() instanceof StatementDoor)).map(Map.Entry::getKey)
				.collect(Collectors.toUnmodifiableSet());
	}

	/** The channels of which a bill can be handed in. */
	public Set<Source> readable() {
		return readers.keySet();
	}

	/**
	 * Takes a bill in, whole or not at all.
	 *
	 * @param from who brought it
	 * @throws BadStatement when it cannot be used: nothing is kept
	 */
	public Taken take(Statements.Key key, byte[] content, String from) {
		BillReader reader = readers.get(key.source());
		if (reader == null) {
			throw BadStatement.whole("不能上传 " + key.source() + " 的账单", "no bill of " + key.source() + " can be handed in");
		}
		if (content.length > LARGEST) {
			throw BadStatement.whole("文件最大 32 MB", "a file may have at most 32 MB");
		}
		if (!key.day().value().isBefore(clock.today().value())) {
			throw BadStatement.whole(key.day() + " 尚未结束", key.day() + " is not over");
		}
		return statements.take(new Heading(key, DayFiles.sha256(content), Evidence.FILE, from), content,
				lines -> reader.read(key.institution(), key.day(), content, line -> lines.accept(StatementLine.of(line))));
	}

	/** Once a hospital has handed in a channel's bill, every day on which it took money there waits for the next one. */
	Optional<Waiting> missing(InstitutionId institution, Source source, long hospitalFile) {
		boolean awaited = jdbc
				.sql("""
						select exists (select 1 from statement_line where institution_id = :institution and file_number = :file and through = 'DIRECT' and method = :source)
						  and exists (select 1 from statement_file where institution_id = :institution and source = :source)""")
				.param("institution", institution.value()).param("file", hospitalFile).param("source", source.name()).query(Boolean.class).single();
		return awaited ? Optional.of(new Waiting(source, "no_file", "Its bill has not been handed in")) : Optional.empty();
	}
}
