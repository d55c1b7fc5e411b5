package medpay.figures;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import medpay.institution.Institutions;
import medpay.shared.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads what waits (待办统计) and shows it as gauges; an institution where nothing waits shows zero, so that no figure is missing. */
@Component
class OpenWork {

	private static final Logger LOG = LoggerFactory.getLogger(OpenWork.class);
	/** A figure is not worth more of the database than this. */
	private static final Duration AT_MOST = Duration.ofSeconds(5);
	private static final String NOTHING = "NONE";

	private final NamedParameterJdbcTemplate jdbc;
	private final Institutions institutions;
	private final BusinessClock clock;
	private final Clock machine;
	private final Map<String, MultiGauge> gauges = new HashMap<>();
	private volatile Instant readAt;

	OpenWork(DataSource database, Institutions institutions, BusinessClock clock, Clock machine, MeterRegistry meters) {
		var template = new JdbcTemplate(database);
		template.setQueryTimeout((int) AT_MOST.toSeconds());
		this.jdbc = new NamedParameterJdbcTemplate(template);
		this.institutions = institutions;
		this.clock = clock;
		this.machine = machine;
		this.readAt = machine.instant();
		Question.ALL.forEach(question -> question.values().forEach(value -> gauges.put(question.meter(value),
				MultiGauge.builder(question.meter(value)).register(meters))));
		meters.gauge("medpay.figures.age.seconds", this, each -> Duration.between(each.readAt, each.machine.instant()).toSeconds());
	}

	@Scheduled(fixedDelayString = "${medpay.figures.every:15s}", initialDelayString = "${medpay.figures.every:15s}")
	void read() {
		try {
			Map<Long, String> codes = new HashMap<>();
			institutions.all().forEach(each -> codes.put(each.id().value(), each.code().value()));
			Timestamp now = Timestamp.from(clock.now());
			Question.ALL.forEach(question -> show(question, codes, jdbc.queryForList(question.sql(), Map.of("now", now))));
			readAt = machine.instant();
		} catch (RuntimeException e) {
			LOG.warn("The figures could not be read, and will be again: {}", e.getClass().getSimpleName());
		}
	}

	private void show(Question question, Map<Long, String> codes, List<Map<String, @Nullable Object>> rows) {
		List<Map<String, @Nullable Object>> all = new ArrayList<>(rows);
		Set<Long> silent = new HashSet<>(codes.keySet());
		for (Map<String, @Nullable Object> row : rows) {
			silent.remove(institution(row));
		}
		silent.forEach(each -> all.add(nothing(each)));
		for (String value : question.values()) {
			List<Row<?>> shown = new ArrayList<>();
			for (Map<String, @Nullable Object> row : all) {
				shown.add(Row.of(tags(question, codes, row), (Number) Objects.requireNonNullElse(row.get(value), BigDecimal.ZERO)));
			}
			Objects.requireNonNull(gauges.get(question.meter(value))).register(shown, true);
		}
	}

	private static Tags tags(Question question, Map<Long, String> codes, Map<String, @Nullable Object> row) {
		Tags tags = Tags.of("institution", codes.getOrDefault(institution(row), NOTHING));
		for (String tag : question.tags()) {
			tags = tags.and(tag, Objects.requireNonNullElse(row.get(tag), NOTHING).toString());
		}
		return tags;
	}

	private static Map<String, @Nullable Object> nothing(Long institution) {
		Map<String, @Nullable Object> row = new HashMap<>();
		row.put("institution_id", institution);
		return row;
	}

	private static Long institution(Map<String, @Nullable Object> row) {
		return (Long) Objects.requireNonNull(row.get("institution_id"));
	}
}
