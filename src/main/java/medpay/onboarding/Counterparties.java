package medpay.onboarding;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import medpay.access.Clients;
import medpay.access.NoticeRegistration;
import medpay.institution.Enrolment;
import medpay.institution.MerchantAccount;
import medpay.institution.SuishenAccess;
import medpay.operator.Operators;
import medpay.operator.Role;
import medpay.shared.InstitutionCode;
import medpay.shared.Neighbourhood;
import org.jspecify.annotations.Nullable;

/**
 * Everybody Medpay works with (对接方): institutions with their keys, and the clients that may call.
 *
 * @param operators the sandbox's, with their secrets; an administrator's file has none: nobody gets a password from a file
 */
record Counterparties(List<Enrolment> institutions, List<ClientRow> clients, @Nullable List<OperatorRow> operators) {

	/**
	 * A client that may call; its secret never prints.
	 *
	 * @param notice where it takes notices; null: nowhere, it reads the list of events
	 */
	record ClientRow(String clientId, String secret, Clients.Kind kind, InstitutionCode institutionCode, @Nullable NoticeRow notice) {

		private static final int SHORTEST_SECRET = 16;

		ClientRow {
			if (secret.length() < SHORTEST_SECRET) {
				throw new IllegalArgumentException("A client's secret has at least 16 characters");
			}
		}

		@Override
		public String toString() {
			return "ClientRow[" + clientId + " " + kind + " of " + institutionCode + "]";
		}
	}

	/** An invented operator of the sandbox; its secrets never print. */
	record OperatorRow(String code, String name, Set<Role> roles, String password, String totpSecret) {

		Operators.Demo demo() {
			return new Operators.Demo(code, name, roles, password, totpSecret);
		}

		@Override
		public String toString() {
			return "OperatorRow[" + code + "]";
		}
	}

	/** Where a client takes notices. {@code allowedOrigins}: which other origins a bill may name. */
	record NoticeRow(@Nullable URI address, String secret, @Nullable List<URI> allowedOrigins) {

		NoticeRegistration registration() {
			return new NoticeRegistration(address, secret, allowedOrigins == null ? List.of() : allowedOrigins);
		}

		@Override
		public String toString() {
			return "NoticeRow[]";
		}
	}

	/** The sandbox's keys must never send a message to anybody but the sandbox. */
	void requireNear(Neighbourhood near) {
		addresses().filter(address -> !isNear(address, near)).findFirst().ifPresent(address -> {
			throw new OnboardingFailed("沙箱给出的地址不是本机地址，也不属于 medpay.sandbox.networks：" + address,
					"the sandbox named an address that is not of this machine, nor in medpay.sandbox.networks: " + address);
		});
	}

	private Stream<URI> addresses() {
		Stream<URI> notices = clients.stream()
				.flatMap(client -> client.notice() == null ? Stream.empty() : Stream.ofNullable(client.notice().address()));
		return Stream.concat(notices, counterparties());
	}

	private Stream<URI> counterparties() {
		return institutions.stream().flatMap(institution -> {
			var insurance = institution.insurance();
			Stream<URI> insured = insurance == null ? Stream.empty() : Stream.of(insurance.address(), insurance.voucherCentreAddress());
			Stream<URI> oldChannel = insurance == null ? Stream.empty() : Stream.ofNullable(insurance.oldChannelAddress());
			SuishenAccess access = institution.suishen();
			Stream<URI> suishen = access == null ? Stream.empty() : Stream.of(access.address());
			Stream<URI> merchants = institution.merchants().stream().map(MerchantAccount::address);
			return Stream.of(insured, oldChannel, suishen, merchants).flatMap(addresses -> addresses);
		});
	}

	static boolean isNear(URI address, Neighbourhood near) {
		return near.isNear(Objects.requireNonNullElse(address.getHost(), ""));
	}
}
