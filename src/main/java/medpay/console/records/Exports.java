package medpay.console.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import medpay.institution.Institution;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of exports (导出任务): ordered, made, taken away by their maker alone, deleted after a day. What was asked for and the file are encrypted. */
@Component
class Exports {

	static final Duration KEPT = Duration.ofDays(1);
	/** Whoever makes one says so at every page of it. */
	private static final Duration ALIVE = Duration.ofMinutes(1);
	private static final int SHOWN = 50;
	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final JdbcClient jdbc;
	private final CryptoProvider crypto;
	private final Clock clock;

	Exports(JdbcClient jdbc, CryptoProvider crypto, Clock clock) {
		this.jdbc = jdbc;
		this.crypto = crypto;
		this.clock = clock;
	}

	/** Which list. */
	enum Listing {
		/** Payments (支付). */
		PAYMENTS,
		/** Refunds (退费). */
		REFUNDS
	}

	/** As what file. */
	enum Format {
		/** Text with commas. */
		CSV,
		/** A workbook. */
		XLSX
	}

	/** Where it stands. */
	enum State {
		/** Nobody has begun (排队中). */
		WAITING,
		/** It is being made (生成中). */
		RUNNING,
		/** It can be taken away (可下载). */
		READY,
		/** It could not be made (失败). */
		FAILED
	}

	/** What was asked for. {@code person}: the keyed hash of a person, or null. */
	record Order(PaymentsPage.@Nullable Asked payments, RefundsPage.@Nullable Asked refunds, byte @Nullable [] person) {

		@Override
		public String toString() {
			return "Order";
		}
	}

	/**
	 * An export.
	 *
	 * @param asked the conditions in words of the address, without the person
	 * @param rows made so far
	 * @param cut there were more than may be taken away at once
	 */
	record Export(InstitutionId institution, UUID id, String maker, Listing list, Format format, Locale language, String asked, State state,
			long rows, boolean cut, Instant askedAt) {}

	void order(Institution hospital, String maker, Listing list, Format format, Locale language, String asked, Order order) {
		UUID id = Ids.timeOrdered();
		jdbc.sql(
				"""
						insert into console_export (institution_id, export_id, maker, list, format, language, asked, filter, state, rows, cut, asked_at, beat_at)
						values (:institution, :id, :maker, :list, :format, :language, :asked, :filter, 'WAITING', 0, false, :now, :now)""")
				.param("institution", hospital.id().value()).param("id", id).param("maker", maker).param("list", list.name())
				.param("format", format.name()).param("language", language.toLanguageTag()).param("asked", asked)
				.param("filter", crypto.encrypt(JSON.writeValueAsBytes(order), context("filter", id))).param("now", now()).update();
	}

	private static final String COLUMNS = "select institution_id, export_id, maker, list, format, language, asked, state, rows, cut, asked_at"
			+ " from console_export where institution_id = :institution and ";

	/** The maker's own, the newest first. */
	List<Export> of(InstitutionId institution, String maker) {
		return jdbc.sql(COLUMNS + "maker = :maker order by asked_at desc, export_id limit :most").param("institution", institution.value())
				.param("maker", maker).param("most", SHOWN).query(Exports::read).list();
	}

	/** Empty unless it is the maker's, and ready. */
	Optional<Export> ready(InstitutionId institution, UUID id, String maker) {
		return jdbc.sql(COLUMNS + "export_id = :id and maker = :maker and state = 'READY'").param("institution", institution.value())
				.param("id", id).param("maker", maker).query(Exports::read).optional();
	}

	byte[] content(Export export) {
		byte[] sealed = jdbc.sql("select content from console_export where institution_id = :institution and export_id = :id")
				.param("institution", export.institution().value()).param("id", export.id()).query((row, number) -> row.getBytes(1)).single();
		return crypto.decrypt(sealed, context("content", export.id()));
	}

	/** The oldest that nobody makes, now being made by whoever asks. */
	Optional<Export> claim(InstitutionId institution) {
		return jdbc.sql("""
				update console_export set state = 'RUNNING', rows = 0, beat_at = :now where institution_id = :institution and export_id = (
				  select export_id from console_export where institution_id = :institution
				    and (state = 'WAITING' or (state = 'RUNNING' and beat_at < :dead)) order by asked_at limit 1 for update skip locked)
				returning institution_id, export_id, maker, list, format, language, asked, state, rows, cut, asked_at""")
				.param("institution", institution.value()).param("now", now()).param("dead", Timestamp.from(clock.instant().minus(ALIVE)))
				.query(Exports::read).optional();
	}

	Order order(Export export) {
		byte[] sealed = jdbc.sql("select filter from console_export where institution_id = :institution and export_id = :id")
				.param("institution", export.institution().value()).param("id", export.id()).query((row, number) -> row.getBytes(1)).single();
		return JSON.readValue(crypto.decrypt(sealed, context("filter", export.id())), Order.class);
	}

	void progress(Export export, long rows) {
		jdbc.sql("update console_export set rows = :rows, beat_at = :now where institution_id = :institution and export_id = :id")
				.param("rows", rows).param("now", now()).param("institution", export.institution().value()).param("id", export.id()).update();
	}

	void done(Export export, byte[] content, long rows, boolean cut) {
		jdbc.sql("""
				update console_export set state = 'READY', content = :content, rows = :rows, cut = :cut, ended_at = :now, beat_at = :now
				where institution_id = :institution and export_id = :id and state = 'RUNNING'""")
				.param("content", crypto.encrypt(content, context("content", export.id()))).param("rows", rows).param("cut", cut)
				.param("now", now()).param("institution", export.institution().value()).param("id", export.id()).update();
	}

	void failed(Export export) {
		jdbc.sql("""
				update console_export set state = 'FAILED', ended_at = :now
				where institution_id = :institution and export_id = :id and state = 'RUNNING'""").param("now", now())
				.param("institution", export.institution().value()).param("id", export.id()).update();
	}

	void deleteOld(InstitutionId institution) {
		jdbc.sql("delete from console_export where institution_id = :institution and asked_at < :before")
				.param("institution", institution.value()).param("before", Timestamp.from(clock.instant().minus(KEPT))).update();
	}

	private Timestamp now() {
		return Timestamp.from(clock.instant());
	}

	private static Export read(ResultSet row, int number) throws SQLException {
		return new Export(new InstitutionId(row.getLong("institution_id")), row.getObject("export_id", UUID.class), row.getString("maker"),
				Listing.valueOf(row.getString("list")), Format.valueOf(row.getString("format")), Locale.forLanguageTag(row.getString("language")),
				row.getString("asked"), State.valueOf(row.getString("state")), row.getLong("rows"), row.getBoolean("cut"),
				row.getTimestamp("asked_at").toInstant());
	}

	private static String context(String column, UUID id) {
		return "console_export." + column + ":" + id;
	}
}
