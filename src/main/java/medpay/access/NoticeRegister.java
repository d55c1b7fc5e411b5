package medpay.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import medpay.shared.BilingualText;
import medpay.shared.InstitutionId;
import medpay.shared.Revised;
import medpay.shared.crypto.CryptoProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of those who take notices (通知登记簿): a table with encrypted secrets, read from memory. */
@Component
class NoticeRegister implements NoticeReceivers {

	private static final BilingualText NO_ADDRESS = new BilingualText("不是完整的地址，或超过 500 个字符", "is no whole address, or longer than 500 characters");
	private static final BilingualText NOT_REGISTERED = new BilingualText("不在已登记的通知地址内", "is not among the registered addresses for notices");

	private final JdbcClient jdbc;
	private final CryptoProvider crypto;
	private final CallOutRules rules;
	private final Revised<List<NoticeReceiver>> receivers;

	NoticeRegister(JdbcClient jdbc, CryptoProvider crypto, CallOutRules rules, Clock clock) {
		this.jdbc = jdbc;
		this.crypto = crypto;
		this.rules = rules;
		this.receivers = new Revised<>(clock, this::revision, this::read);
	}

	@Override
	public void register(String clientId, NoticeRegistration registration) {
		requireCallable(registration);
		Optional<NoticeReceiver> present = receivers.latest().stream().filter(receiver -> receiver.clientId().equals(clientId)).findFirst();
		if (present.filter(receiver -> receiver.registration().equals(registration)).isPresent()) {
			return;
		}
		jdbc.sql("""
				insert into access_notice (client_id, address, secret, origins) values (:client, :address, :secret, :origins)
				on conflict (client_id) do update set address = excluded.address, secret = excluded.secret, origins = excluded.origins,
					revision = access_notice.revision + 1""").param("client", clientId)
				.param("address", registration.address() == null ? null : registration.address().toString())
				.param("secret", crypto.encrypt(registration.secret().getBytes(UTF_8), context(clientId)))
				.param("origins", registration.allowedOrigins().stream().map(URI::toString).toArray(String[]::new)).update();
		receivers.latest();
	}

	/** An origin may be a network's that is named later; the address itself must be good now. */
	private void requireCallable(NoticeRegistration registration) {
		URI address = registration.address();
		if (address == null) {
			return;
		}
		Optional<BilingualText> refusal = CallOutRules.read(address.toString()).map(rules::refusal).orElse(Optional.of(NO_ADDRESS));
		if (refusal.isPresent()) {
			throw new IllegalArgumentException("An address for notices " + refusal.get().en());
		}
	}

	@Override
	public List<NoticeReceiver> hospitalSystems(InstitutionId institution) {
		return all().stream().filter(receiver -> receiver.kind() == Clients.Kind.HIS && receiver.institution().equals(institution)).toList();
	}

	@Override
	public Optional<NoticeReceiver> find(String clientId) {
		return all().stream().filter(receiver -> receiver.clientId().equals(clientId)).findFirst();
	}

	@Override
	public List<NoticeReceiver> all() {
		return receivers.get();
	}

	@Override
	public Optional<BilingualText> refusal(String clientId, String address) {
		Optional<URI> read = CallOutRules.read(address);
		if (read.isEmpty()) {
			return Optional.of(NO_ADDRESS);
		}
		return find(clientId).filter(receiver -> receiver.allows(read.get())).isPresent()
				? rules.refusal(read.get())
				: Optional.of(NOT_REGISTERED);
	}

	private long revision() {
		return jdbc.sql("""
				select coalesce((select sum(revision) from access_notice), 0) + coalesce((select sum(revision) from access_client), 0)""")
				.query(Long.class).single();
	}

	private List<NoticeReceiver> read() {
		return jdbc.sql("""
				select client_id, kind, institution_id, address, access_notice.secret, origins from access_notice join access_client using (client_id)
				where enabled order by client_id""").query((row, number) -> receiver(row)).list();
	}

	private NoticeReceiver receiver(ResultSet row) throws SQLException {
		String clientId = row.getString("client_id");
		String address = row.getString("address");
		List<URI> origins = Arrays.stream((String[]) row.getArray("origins").getArray()).map(URI::create).toList();
		String secret = new String(crypto.decrypt(row.getBytes("secret"), context(clientId)), UTF_8);
		return new NoticeReceiver(clientId, Clients.Kind.valueOf(row.getString("kind")), new InstitutionId(row.getLong("institution_id")),
				new NoticeRegistration(address == null ? null : URI.create(address), secret, origins));
	}

	private static String context(String clientId) {
		return "access_notice.secret:" + clientId;
	}
}
