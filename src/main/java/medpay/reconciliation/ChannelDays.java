package medpay.reconciliation;

import java.time.LocalDate;
import java.util.List;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a channel's matched statements come to (渠道日汇总), for whoever waits for its money. */
@Component
public class ChannelDays {

	private final JdbcClient jdbc;

	ChannelDays(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A channel's day that was matched with the hospital's own file at hand.
	 *
	 * @param files the statements it rests on, as one word: others than these say something else
	 */
	public record Matched(InstitutionId institution, Source channel, BusinessDate day, long file, String files) {}

	/**
	 * The lines of one kind and scene; fen.
	 *
	 * @param direct they did not pass through Medpay: the hospital's own file has them
	 * @param scene where in the care they arose; empty where nobody of ours knows
	 */
	public record Part(boolean direct, LineKind kind, String scene, long fen, long feeFen) {}

	/** The days from one on. Those of which the hospital has not handed in its own file are not among them: nobody could tell its direct lines. */
	public List<Matched> since(InstitutionId institution, BusinessDate first) {
		return jdbc
				.sql("""
						select s.source, s.business_date, s.file_number, concat_ws('/', s.file_number, before.file_number, h.file_number) as files
						from source_day s
						join source_day h on h.institution_id = s.institution_id and h.business_date = s.business_date and h.source = 'HIS'
						left join source_day before on before.institution_id = s.institution_id and before.business_date = s.business_date - 1 and before.source = 'HIS'
						where s.institution_id = :institution and s.source not in ('HIS', 'INSURANCE') and s.business_date >= :first
						order by s.business_date, s.source""")
				.param("institution", institution.value()).param("first", first.value())
				.query((row, number) -> new Matched(institution, Source.valueOf(row.getString("source")),
						new BusinessDate(row.getObject("business_date", LocalDate.class)), row.getLong("file_number"), row.getString("files")))
				.list();
	}

	/** What its lines come to. The hospital's lines of the day before count too: a channel's day may begin an hour early. */
	public List<Part> parts(Matched matched) {
		return jdbc
				.sql("""
						with direct as (
						  select distinct l.kind, l.original_number as reference from statement_line l
						  join source_day h on h.institution_id = l.institution_id and h.file_number = l.file_number and h.source = 'HIS'
						    and h.business_date between :day::date - 1 and :day::date
						  where l.institution_id = :institution and l.through = 'DIRECT' and l.method = :channel and l.original_number is not null
						)
						select l.kind, coalesce(e.scene, '') as scene, e.line_key is null and d.reference is not null as direct, sum(l.total_fen) as fen,
						  sum(l.fee_fen) as fee
						from statement_line l
						left join expected_line e on e.institution_id = l.institution_id and e.source = :channel and e.kind = l.kind and e.line_key = l.line_key
						left join direct d on d.kind = l.kind and d.reference = l.their_number
						where l.institution_id = :institution and l.file_number = :file
						group by 1, 2, 3 order by 1, 2, 3""")
				.param("institution", matched.institution().value()).param("day", matched.day().value())
				.param("channel", matched.channel().name()).param("file", matched.file())
				.query((row, number) -> new Part(row.getBoolean("direct"), LineKind.valueOf(row.getString("kind")), row.getString("scene"),
						row.getLong("fen"), row.getLong("fee")))
				.list();
	}
}
