package medpay.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import medpay.channel.ChannelNews;
import medpay.channel.inbox.CallbackReader;
import medpay.channel.inbox.InboxFixture;
import medpay.shared.InstitutionId;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class CallbackControllerTest {

	private final InboxFixture fixture = new InboxFixture();
	private final Afterwards afterwards = new Afterwards();
	private final MockMvc web = MockMvcBuilders.standaloneSetup(new CallbackController(List.of(new Gate()), fixture.inbox, afterwards)).build();

	/** Lets in what begins with {@code genuine}. */
	private static final class Gate implements CallbackReader {

		@Override
		public String channel() {
			return "unionpay";
		}

		@Override
		public Receipt check(byte[] body) {
			String text = new String(body, StandardCharsets.UTF_8);
			if (text.startsWith("genuine")) {
				return new Receipt.Genuine(InboxFixture.HOSPITAL, text.split(":", -1)[0]);
			}
			return text.contains("=") ? new Receipt.Refused("the signature does not fit") : new Receipt.Malformed();
		}

		@Override
		public Optional<ChannelNews> read(InstitutionId institution, byte[] body, Instant receivedAt) {
			throw new IllegalStateException("the inbox has a reader of its own");
		}
	}

	private ResultActions deliver(byte[] body) throws Exception {
		return web.perform(post("/callbacks/unionpay").contentType(MediaType.APPLICATION_FORM_URLENCODED).content(body));
	}

	private int stored() {
		return fixture.jdbc.sql("select count(*) from channel_inbox").query(Integer.class).single();
	}

	@Test
	void storesAnswersAndThenTells() throws Exception {
		deliver(InboxFixture.body("genuine1")).andExpect(status().isOk()).andExpect(content().string("ok"));
		afterwards.finish();
		assertThat(fixture.heard).singleElement().extracting(ChannelNews::orderNumber).isEqualTo("genuine1");
		assertThat(fixture.outcome("genuine1")).isEqualTo("HEARD");
	}

	@Test
	void answersADuplicateLikeTheFirstAndTellsItOnce() throws Exception {
		deliver(InboxFixture.body("genuine1")).andExpect(status().isOk());
		deliver(InboxFixture.body("genuine1")).andExpect(status().isOk());
		afterwards.finish();
		assertThat(stored()).isEqualTo(1);
		assertThat(fixture.heard).hasSize(1);
	}

	@Test
	void aListenerThatFailsDoesNotChangeTheAnswer() throws Exception {
		fixture.failing = true;
		deliver(InboxFixture.body("genuine1")).andExpect(status().isOk());
		afterwards.finish();
		assertThat(fixture.outcome("genuine1")).isEqualTo("UNPROCESSED");
	}

	@Test
	void aMachineThatIsStoppingStoresAndLeavesTheRestToTheSweep() throws Exception {
		afterwards.finish();
		deliver(InboxFixture.body("genuine1")).andExpect(status().isOk());
		assertThat(fixture.heard).isEmpty();
		fixture.clock.advance(Duration.ofSeconds(2));
		fixture.inbox.sweep(InboxFixture.HOSPITAL);
		assertThat(fixture.heard).hasSize(1);
	}

	@Test
	void refusesWhatIsNotGenuineAndStoresNothing() throws Exception {
		deliver("forged=1".getBytes(StandardCharsets.UTF_8)).andExpect(status().isUnauthorized());
		deliver("nonsense".getBytes(StandardCharsets.UTF_8)).andExpect(status().isBadRequest());
		deliver(new byte[0]).andExpect(status().isBadRequest());
		deliver(InboxFixture.body("genuine" + "x".repeat(64 * 1024))).andExpect(status().isContentTooLarge());
		assertThat(stored()).isZero();
	}

	@Test
	void knowsNoOtherChannelAndNoOtherMethod() throws Exception {
		web.perform(post("/callbacks/nobody").content("a=1")).andExpect(status().isNotFound());
		web.perform(get("/callbacks/unionpay")).andExpect(status().isMethodNotAllowed());
		assertThat(stored()).isZero();
	}
}
