package medpay.sandbox;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keys and demo data that are made at the first start and last as long as the database: processes that start at once agree on one set. */
@Component
@SandboxPart
public class MadeOnce {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final JdbcClient jdbc;

	MadeOnce(SandboxDatabase database) {
		this.jdbc = database.jdbc();
	}

	/** Reads what stands under this name; if nothing does, makes it, and takes the one that was stored first. */
	public <T> T take(String name, Class<T> type, Supplier<T> maker) {
		var kept = jdbc.sql("select content from sandbox.made_once where name = :name").param("name", name).query(String.class).optional();
		if (kept.isPresent()) {
			return JSON.readValue(kept.get(), type);
		}
		jdbc.sql("insert into sandbox.made_once (name, content) values (:name, :content) on conflict (name) do nothing").param("name", name)
				.param("content", JSON.writeValueAsString(maker.get())).update();
		return JSON.readValue(jdbc.sql("select content from sandbox.made_once where name = :name").param("name", name).query(String.class).single(),
				type);
	}
}
