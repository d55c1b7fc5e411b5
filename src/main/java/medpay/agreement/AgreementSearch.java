package medpay.agreement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import medpay.agreement.AgreementVault.Column;
import medpay.exchange.Attempt;
import medpay.exchange.Exchange;
import medpay.institution.Institutions;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Agreements as a hospital may see them (协议查询): those on which a payment of its own was ever held, the last signed first. Persons masked. */
@Component
public class AgreementSearch {

	private static final int MOST_HOLDS = 50;

	private final JdbcClient jdbc;
	private final Agreements agreements;
	private final AgreementNumbers numbers;
	private final AgreementShow show;
	private final HoldRows holds;
	private final Consents consents;
	private final AgreementVault vault;
	private final Exchange exchange;
	private final Institutions institutions;

	AgreementSearch(JdbcClient jdbc, Agreements agreements, AgreementNumbers numbers, AgreementShow show, HoldRows holds, Consents consents,
			AgreementVault vault, Exchange exchange, Institutions institutions) {
		this.jdbc = jdbc;
		this.agreements = agreements;
		this.numbers = numbers;
		this.show = show;
		this.holds = holds;
		this.consents = consents;
		this.vault = vault;
		this.exchange = exchange;
		this.institutions = institutions;
	}

	/** What is looked for; null for anything. {@code person}: the keyed hash of the holder's number. */
	public record Filter(@Nullable String number, @Nullable AgreementState state, byte @Nullable [] person) {}

	/** Which page: after that number, towards newer ones or older ones. */
	public record Turn(@Nullable String from, boolean newer, int most) {}

	/**
	 * An agreement in a list.
	 *
	 * @param personNumber masked
	 * @param account as the channel masks it; null before it is signed
	 */
	public record Found(String number, String channel, AgreementState state, String personNumber, @Nullable String account,
			AgreementLimits limits, Money used, @Nullable Instant signedAt) {}

	/** Newest first, whichever way the page was turned. */
	@Transactional(readOnly = true)
	public List<Found> find(InstitutionId institution, Filter filter, Turn turn) {
		Map<String, Object> values = new HashMap<>(Map.of("institution", institution.value(), "most", turn.most()));
		String from = turn.from();
		if (from != null) {
			values.put("from", from);
		}
		AgreementState state = filter.state();
		String way = turn.newer() ? "" : " desc";
		List<Found> found = jdbc.sql(used(filter, turn, values) + """
				select * from (
				  select a.* from used cross join lateral (
				    select number, person_hash, channel, state, person_number, account, per_payment_fen, per_day_fen, total_fen, used_fen, signed_at
				    from credit_agreement where person_hash = used.person_hash and number = used.agreement_number offset 0) a
				  where %s limit :most) page
				order by number%s""".formatted(state == null ? "true" : "state = '" + state.name() + "'", way)).params(values)
				.query((row, index) -> found(row)).list();
		return turn.newer() ? found.reversed() : found;
	}

	/** The agreements used at the hospital, in the order of the page: of one person or number, or one step of the index for each. */
	private static String used(Filter filter, Turn turn, Map<String, Object> values) {
		String than = turn.newer() ? ">" : "<";
		String way = turn.newer() ? "" : " desc";
		String after = turn.from() == null ? "" : " and agreement_number " + than + " :from";
		byte[] person = filter.person();
		String number = filter.number();
		if (person == null && number == null) {
			return """
					with recursive used as (
					  (select agreement_number, person_hash from agreement_hold where institution_id = :institution%1$s
					   order by agreement_number%3$s limit 1)
					  union all
					  (select next.agreement_number, next.person_hash from used cross join lateral (
					     select h.agreement_number, h.person_hash from agreement_hold h
					     where h.institution_id = :institution and h.agreement_number %2$s used.agreement_number order by h.agreement_number%3$s limit 1) next))
					"""
					.formatted(after, than, way);
		}
		List<String> conditions = new ArrayList<>();
		if (person != null) {
			conditions.add(" and person_hash = :person");
			values.put("person", person);
		}
		if (number != null) {
			conditions.add(" and agreement_number = :number");
			values.put("number", number);
		}
		return """
				with used as (select distinct agreement_number, person_hash from agreement_hold where institution_id = :institution%s%s
				  order by agreement_number%s)
				""".formatted(after, String.join("", conditions), way);
	}

	private Found found(ResultSet row) throws SQLException {
		String number = row.getString("number");
		Timestamp signedAt = row.getTimestamp("signed_at");
		return new Found(number, row.getString("channel"), AgreementState.valueOf(row.getString("state")),
				new PersonNumber(vault.open(row.getBytes("person_number"), Column.PERSON, number)).toString(),
				vault.openOrNull(row.getBytes("account"), Column.ACCOUNT, number),
				new AgreementLimits(money(row, "per_payment_fen"), money(row, "per_day_fen"), money(row, "total_fen")),
				new Money(row.getLong("used_fen")), signedAt == null ? null : signedAt.toInstant());
	}

	private static @Nullable Money money(ResultSet row, String column) throws SQLException {
		long fen = row.getLong(column);
		return row.wasNull() ? null : new Money(fen);
	}

	/** A hold of one of the hospital's payments on the agreement. {@code state}: OPEN, CONSUMED, RELEASED. */
	public record Held(UUID payment, String state, long amountFen, long returnedFen, Instant heldAt) {}

	/**
	 * One agreement in full, persons masked.
	 *
	 * @param person the keyed hash of the holder
	 * @param holds of this hospital's payments only, newest first, at most 50
	 * @param attempts every message with the channel about it
	 */
	public record Detail(AgreementRecord agreement, String personNumber, byte[] person, List<ConsentRecord> consents, List<Held> holds,
			List<Attempt> attempts) {}

	/** Empty for an agreement that no payment of this hospital ever held on. */
	@Transactional(readOnly = true)
	public Optional<Detail> detail(InstitutionId institution, String number) {
		return numbers.byNumber(number).filter(key -> holds.anyAt(key, institution)).flatMap(agreements::findByKey).map(agreement -> {
			AgreementKey key = agreement.key();
			return new Detail(show.of(agreement), new PersonNumber(vault.open(agreement.sealedPerson(), Column.PERSON, number)).toString(),
					key.person(), consents.of(key), held(key, institution),
					exchange.of(institutions.platform().id(), "agreement", agreement.number().id()));
		});
	}

	private List<Held> held(AgreementKey key, InstitutionId institution) {
		return jdbc.sql("""
				select payment_id, state, amount_fen, returned_fen, held_at from agreement_hold
				where person_hash = :person and institution_id = :institution and agreement_number = :number
				order by held_at desc, payment_id limit :most""").param("person", key.person()).param("institution", institution.value())
				.param("number", key.number()).param("most", MOST_HOLDS)
				.query((row, index) -> new Held(row.getObject(1, UUID.class), row.getString(2), row.getLong(3), row.getLong(4),
						row.getTimestamp(5).toInstant()))
				.list();
	}
}
