package medpay.channel.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import medpay.channel.ChannelNews;
import medpay.channel.ChannelNewsListener;
import medpay.channel.PaymentChannel.InquiryResult;
import medpay.channel.unionpay.MovableClock;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An inbox on a real PostgreSQL with a listener that a test can make fail, and a reader for bodies like {@code ORDER:anything}. */
public final class InboxFixture {

	public static final Instant NOW = Instant.parse("2026-11-22T02:30:00Z");
	public static final InstitutionId HOSPITAL = new InstitutionId(7);
	public static final InstitutionId OTHER = new InstitutionId(8);

	private static final DataSource DATABASE = migrated();

	public final MovableClock clock = new MovableClock(NOW);
	public final JdbcClient jdbc = JdbcClient.create(DATABASE);
	public final List<ChannelNews> heard = new ArrayList<>();
	public boolean failing;
	public boolean knowsTheOrder = true;
	public final InboxRows rows = new InboxRows(jdbc, new BouncyCastleCrypto(CryptoKeys.random()));
	public final Inbox inbox = another();

	public InboxFixture() {
		jdbc.sql("delete from channel_inbox").update();
	}

	private static DataSource migrated() {
		var database = new DriverManagerDataSource(TestDatabase.freshUrl(), "postgres", "postgres");
		Flyway.configure().dataSource(database).locations("classpath:db/migration/channel").load().migrate();
		return database;
	}

	/** Another instance of the application on the same database. */
	public Inbox another() {
		var beans = new StaticListableBeanFactory();
		ChannelNewsListener listener = this::hear;
		beans.addBean("listener", listener);
		return new Inbox(rows, List.of(new Reader()), beans.getBeanProvider(ChannelNewsListener.class), clock);
	}

	private boolean hear(ChannelNews news) {
		if (failing) {
			throw new IllegalStateException("the listener failed");
		}
		heard.add(news);
		return knowsTheOrder;
	}

	public static byte[] body(String order) {
		return (order + ":an invented person").getBytes(StandardCharsets.UTF_8);
	}

	public String outcome(String order) {
		return jdbc.sql("select coalesce(outcome, 'UNPROCESSED') from channel_inbox where order_number = ?").param(order).query(String.class)
				.single();
	}

	/** Reads what the tests write. */
	static final class Reader implements CallbackReader {

		@Override
		public String channel() {
			return "unionpay";
		}

		@Override
		public Receipt check(byte[] body) {
			return new Receipt.Refused("not asked here");
		}

		@Override
		public Optional<ChannelNews> read(InstitutionId institution, byte[] body, Instant receivedAt) {
			String order = new String(body, StandardCharsets.UTF_8).split(":", -1)[0];
			return order.startsWith("open")
					? Optional.empty()
					: Optional.of(new ChannelNews.OrderNews("unionpay", institution, order, ChannelNews.OrderNews.Kind.CHARGE,
							new InquiryResult.Failed("64", "余额不足"), "64", body, receivedAt));
		}
	}
}
