package medpay.console.institutions;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import medpay.access.ClientDesk;
import medpay.access.ListedClient;
import medpay.access.NoticeReceiver;
import medpay.access.NoticeReceivers;
import medpay.console.ShownTime;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.institution.InsuranceAccess;
import medpay.institution.MerchantAccount;
import medpay.operator.SignedIn;
import medpay.shared.InstitutionId;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what these pages are about (页面对象): what is not there, or not for this administrator, is 404. */
@Component
class Found {

	/** The channels an account may be at. */
	private static final List<String> CHANNELS = List.of("unionpay", "wechat", "alipay");

	private final Institutions institutions;
	private final ClientDesk clients;
	private final NoticeReceivers notices;

	Found(Institutions institutions, ClientDesk clients, NoticeReceivers notices) {
		this.institutions = institutions;
		this.clients = clients;
		this.notices = notices;
	}

	/** A key, written out. */
	record Key(ListedClient.Key key, String createdAt, @Nullable String notAfter, @Nullable String lastUsedAt, @Nullable String retiredAt) {}

	/** A client, written out. {@code notices}: where it takes them; empty: nowhere. */
	record Client(ListedClient client, List<Key> keys, String notices, String origins) {}

	Institution institution(String code, SignedIn me) {
		return institutions.all().stream().filter(each -> each.code().value().equals(code) && me.sees(each.id())).findFirst()
				.orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
	}

	@Nullable
	InsuranceAccess insurance(InstitutionId id) {
		try {
			return institutions.insuranceAccess(id);
		} catch (IllegalStateException none) {
			return null;
		}
	}

	List<MerchantAccount> merchants(InstitutionId id) {
		return CHANNELS.stream().flatMap(channel -> {
			try {
				return List.of(institutions.merchantAccount(id, channel)).stream();
			} catch (IllegalStateException none) {
				return List.<MerchantAccount>of().stream();
			}
		}).toList();
	}

	List<Client> clients(Institution institution) {
		return clients.clients(institution.id()).stream().map(this::client).toList();
	}

	private Client client(ListedClient client) {
		var registered = notices.find(client.clientId());
		String address = registered.flatMap(NoticeReceiver::address).map(URI::toString).orElse("");
		String origins = registered.map(each -> each.registration().allowedOrigins().stream().map(URI::toString).collect(Collectors.joining("\n")))
				.orElse("");
		return new Client(client, client.keys().stream().map(Found::key).toList(), address, origins);
	}

	private static Key key(ListedClient.Key key) {
		return new Key(key, ShownTime.of(key.createdAt()), shown(key.notAfter()), shown(key.lastUsedAt()), shown(key.retiredAt()));
	}

	private static @Nullable String shown(@Nullable Instant moment) {
		return moment == null ? null : ShownTime.of(moment);
	}
}
