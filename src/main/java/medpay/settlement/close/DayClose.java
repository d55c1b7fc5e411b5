package medpay.settlement.close;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import medpay.audit.Audit;
import medpay.audit.AuditChain;
import medpay.audit.AuditEntries;
import medpay.audit.AuditEntry;
import medpay.institution.Institution;
import medpay.ledger.ClosedBooks;
import medpay.ledger.Turnovers;
import medpay.reconciliation.DayStandings;
import medpay.reconciliation.DayStandings.DayStanding;
import medpay.reconciliation.Discrepancies;
import medpay.reconciliation.Discrepancies.Filter;
import medpay.reconciliation.Discrepancy;
import medpay.settlement.close.CertificateText.Facts;
import medpay.settlement.close.SealKeys.Seal;
import medpay.settlement.payout.ChannelSettling;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.CryptoProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Closes a day (日结): only when every source agrees or each difference is a named, owned, aged exception. Days close in their order; each certificate is chained to the one
 * before.
 */
@Component
public class DayClose {

	private static final LocalDate BEFORE_ALL = LocalDate.EPOCH;

	private final DayStandings standings;
	private final Discrepancies discrepancies;
	private final ClosedBooks closed;
	private final Turnovers turnovers;
	private final ChannelSettling settling;
	private final SealKeys seals;
	private final CryptoProvider crypto;
	private final Audit audit;
	private final AuditChain trail;
	private final JdbcClient jdbc;
	private final TransactionOperations transactions;
	private final BusinessClock clock;

	DayClose(DayStandings standings, Discrepancies discrepancies, ClosedBooks closed, Turnovers turnovers, ChannelSettling settling, SealKeys seals,
			CryptoProvider crypto, Audit audit, AuditChain trail, JdbcClient jdbc, TransactionOperations transactions, BusinessClock clock) {
		this.standings = standings;
		this.discrepancies = discrepancies;
		this.closed = closed;
		this.turnovers = turnovers;
		this.settling = settling;
		this.seals = seals;
		this.crypto = crypto;
		this.audit = audit;
		this.trail = trail;
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.clock = clock;
	}

	/** The first day with anything in it that has not closed. */
	public Optional<BusinessDate> next(InstitutionId institution) {
		return standings.firstAfter(institution, closed.through(institution).orElseGet(() -> new BusinessDate(BEFORE_ALL)));
	}

	/** Why the day does not close; empty: it may. */
	public List<Obstacle> obstacles(InstitutionId institution, BusinessDate day) {
		if (closed.through(institution).filter(until -> !day.value().isAfter(until.value())).isPresent()) {
			return List.of(Obstacle.of(Obstacle.Kind.CLOSED));
		}
		return obstacles(standings.of(institution, day), next(institution));
	}

	private List<Obstacle> obstacles(DayStanding standing, Optional<BusinessDate> next) {
		BusinessDate day = standing.day();
		List<Obstacle> obstacles = new ArrayList<>();
		if (!clock.today().value().isAfter(day.value())) {
			obstacles.add(Obstacle.of(Obstacle.Kind.NOT_OVER));
		}
		next.filter(first -> first.value().isBefore(day.value()))
				.ifPresent(first -> obstacles.add(Obstacle.of(Obstacle.Kind.EARLIER_DAY, first.toString())));
		if (standing.ranAt() == null || standing.ranAt().isBefore(day.end())) {
			obstacles.add(Obstacle.of(Obstacle.Kind.NOT_COMPARED));
		}
		standing.waiting().forEach(each -> obstacles
				.add(Obstacle.of(Obstacle.Kind.SOURCE_WAITS, each.source().name(), each.reason(), each.detail())));
		if (standing.unexplained() > 0) {
			obstacles.add(Obstacle.of(Obstacle.Kind.UNEXPLAINED, Integer.toString(standing.unexplained()),
					BigDecimal.valueOf(standing.unexplainedFen(), 2).toPlainString()));
		}
		return obstacles;
	}

	/** The day closed, or it did not and these are the reasons. */
	public sealed interface Result {

		/** Closed. */
		record Closed(DayCertificate certificate) implements Result {}

		/** Not closed, nothing changed. */
		record Open(List<Obstacle> obstacles) implements Result {}
	}

	/** Closes the day if it may. {@code by}: who, at most 64 characters. */
	public Result close(Institution institution, BusinessDate day, String by) {
		return Objects.requireNonNull(transactions.execute(status -> {
			InstitutionId id = institution.id();
			List<Obstacle> before = obstacles(id, day);
			if (!before.isEmpty()) {
				return new Result.Open(before);
			}
			Optional<BusinessDate> next = next(id);
			settling.settle(id);
			closed.close(id, day);
			// From here on nothing is posted into the day: what is read now is what is signed.
			DayStanding standing = standings.of(id, day);
			List<Obstacle> obstacles = obstacles(standing, next);
			if (!obstacles.isEmpty()) {
				status.setRollbackOnly();
				return new Result.Open(obstacles);
			}
			return new Result.Closed(certify(institution, standing, by));
		}));
	}

	private DayCertificate certify(Institution institution, DayStanding standing, String by) {
		InstitutionId id = institution.id();
		BusinessDate day = standing.day();
		Instant now = clock.now();
		List<Discrepancy> exceptions = discrepancies.find(id, new Filter(day, null, null, Discrepancy.State.OPEN), Integer.MAX_VALUE);
		Optional<DayCertificate> before = last(id);
		long sequence = before.map(DayCertificate::sequence).orElse(0L) + 1;
		Seal seal = seals.current();
		var written = new CertificateText(crypto).write(new Facts(institution, sequence, standing, exceptions,
				turnovers.between(id, day, day, now), now, by, trail.standing(id).orElse(null),
				trail.standing(AuditEntries.HOUSE).orElse(null), before.orElse(null)), seal);
		jdbc.sql("""
				insert into day_certificate (institution_id, sequence, business_date, content, last_hash, key_number, closed_at, closed_by)
				values (:institution, :sequence, :day, :content, :hash, :key, :now, :by)""").param("institution", id.value())
				.param("sequence", sequence)
				.param("day", day.value()).param("content", written.text()).param("hash", HexFormat.of().parseHex(written.lastHash()))
				.param("key", seal.number()).param("now", now.atOffset(ZoneOffset.UTC)).param("by", by).update();
		audit.record(new AuditEntry(id, by, "day.closed", day.toString(), "CLOSED", "certificate " + sequence));
		return new DayCertificate(id, sequence, day, written.text(), written.lastHash(), now, by);
	}

	private Optional<DayCertificate> last(InstitutionId institution) {
		return read("order by sequence desc limit 1", institution, Map.of()).stream().findFirst();
	}

	/** All of an institution's certificates, the first one first. */
	public List<DayCertificate> certificates(InstitutionId institution) {
		return read("order by sequence", institution, Map.of());
	}

	/** Of one day, where it has closed. */
	public Optional<DayCertificate> certificate(InstitutionId institution, BusinessDate day) {
		return read("and business_date = :day", institution, Map.of("day", day.value())).stream().findFirst();
	}

	/** The numbers of the certificates of some days, the days included. */
	public Map<BusinessDate, Long> numbers(InstitutionId institution, BusinessDate from, BusinessDate until) {
		Map<BusinessDate, Long> numbers = new HashMap<>();
		jdbc.sql("""
				select business_date, sequence from day_certificate where institution_id = :institution and business_date between :from and :until""")
				.param("institution", institution.value()).param("from", from.value()).param("until", until.value())
				.query(row -> {
					numbers.put(new BusinessDate(row.getObject(1, LocalDate.class)), row.getLong(2));
				});
		return numbers;
	}

	/** All of them as one text, for the offline check. */
	public String chain(InstitutionId institution) {
		var chain = new StringBuilder();
		certificates(institution).forEach(each -> chain.append(each.content()));
		return chain.toString();
	}

	private List<DayCertificate> read(String rest, InstitutionId institution, Map<String, Object> values) {
		return jdbc.sql("""
				select sequence, business_date, content, last_hash, closed_at, closed_by from day_certificate
				where institution_id = :institution\s""" + rest).param("institution", institution.value()).params(values)
				.query((row, number) -> new DayCertificate(institution, row.getLong("sequence"),
						new BusinessDate(row.getObject("business_date", LocalDate.class)), row.getString("content"),
						HexFormat.of().formatHex(row.getBytes("last_hash")), row.getTimestamp("closed_at").toInstant(), row.getString("closed_by")))
				.list();
	}
}
