package medpay.channel.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import medpay.channel.CallbackAddress;
import medpay.channel.ChannelNews;
import medpay.channel.ChannelNewsListener;
import medpay.channel.Channels;
import medpay.institution.Institutions;
import medpay.shared.BusinessClock;
import medpay.shared.call.Wire;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import medpay.testing.MovableBusinessClock;
import medpay.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The whole module as Spring wires it: a signed notification over HTTP reaches the listener, a forged one does not. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = CallbackJourneyTest.Module.class)
class CallbackJourneyTest {

	@Configuration(proxyBeanMethods = false)
	@ComponentScan(basePackages = "medpay.channel", excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test.*"))
	@ImportAutoConfiguration({TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			WebMvcAutoConfiguration.class})
	static class Module {

		@Bean
		DataSource dataSource() {
			var database = new DriverManagerDataSource(TestDatabase.freshUrl(), "postgres", "postgres");
			Flyway.configure().dataSource(database).locations("classpath:db/migration/channel").load().migrate();
			return database;
		}

		@Bean
		JdbcClient jdbcClient(DataSource database) {
			return JdbcClient.create(database);
		}

		@Bean
		CryptoProvider cryptoProvider() {
			return new BouncyCastleCrypto(CryptoKeys.random());
		}

		@Bean
		Clock machineClock() {
			return Clock.fixed(DoorFixture.NOW, ZoneOffset.UTC);
		}

		@Bean
		BusinessClock businessClock() {
			return new MovableBusinessClock(DoorFixture.NOW);
		}

		@Bean
		Institutions institutions() {
			return new MerchantFixture();
		}

		@Bean
		Wire wire() {
			return new ScriptedWire();
		}

		@Bean
		Ear ear() {
			return new Ear();
		}
	}

	/** Hears and remembers. */
	static class Ear implements ChannelNewsListener {

		final BlockingQueue<ChannelNews> heard = new LinkedBlockingQueue<>();

		@Override
		public boolean hear(ChannelNews news) {
			return heard.add(news);
		}
	}

	@Autowired
	private CallbackAddress address;

	@Autowired
	private Ear ear;

	@Autowired
	private Channels channels;

	private int deliver(byte[] body) throws IOException, InterruptedException {
		URI here = address.of("unionpay");
		var request = HttpRequest.newBuilder(here).header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
				.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
		try (var client = HttpClient.newHttpClient()) {
			return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
		}
	}

	@Test
	void aSignedNotificationIsHeardOnceAndAForgedOneNever() throws Exception {
		var notification = DoorFixture.signed(DoorFixture.answer(UnionPayMessage.empty().with("signMethod", "01").with("txnType", "01")
				.with("txnSubType", "01").with("merId", "777290058110048").with("orderId", DoorFixture.ORDER_NUMBER)
				.with("txnTime", "20261122103000").with("txnAmt", "3150").with("queryId", "442611221030000000018"), "00"));
		assertThat(deliver(notification.with("txnAmt", "1").toForm())).isEqualTo(401);
		assertThat(deliver(notification.toForm())).isEqualTo(200);
		ChannelNews news = ear.heard.poll(20, TimeUnit.SECONDS);
		assertThat(news).isInstanceOfSatisfying(ChannelNews.OrderNews.class, told -> {
			assertThat(told.orderNumber()).isEqualTo(DoorFixture.ORDER_NUMBER);
			assertThat(told.bytes()).isEqualTo(notification.toForm());
		});
		assertThat(deliver(notification.toForm())).isEqualTo(200);
		assertThat(ear.heard).isEmpty();
	}

	@Test
	void unionPayIsALiveChannel() {
		assertThat(channels.of("UNIONPAY").code()).isEqualTo("UNIONPAY");
	}
}
