package medpay.institution;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medpay.shared.InstitutionCode;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/** All institutions at one moment, by every name they are looked for. */
record Register(List<Institution> all, Map<InstitutionId, Entry> ids, Map<InstitutionCode, Entry> codes, Map<Merchant, Entry> merchants) {

	/** One institution with all it needs; {@code merchants} by channel. */
	record Entry(Institution institution, @Nullable InsuranceAccess insurance, Map<String, MerchantAccount> merchants,
			@Nullable SuishenAccess suishen) {

		static Entry of(InstitutionId id, Enrolment enrolment) {
			return new Entry(
					new Institution(id, enrolment.code(), enrolment.name(), enrolment.kind(), enrolment.level(), enrolment.district(),
							enrolment.area(), enrolment.defaultSpecialty(), Map.copyOf(enrolment.specialties()), enrolment.policiesOrCautious()),
					enrolment.insurance(), enrolment.merchants().stream().collect(toMap(MerchantAccount::channel, identity())),
					enrolment.suishen());
		}

		boolean saysTheSameAs(Enrolment enrolment) {
			return equals(of(institution.id(), enrolment));
		}
	}

	/** A merchant number belongs to its channel. */
	record Merchant(String channel, String number) {}

	static Register of(List<Entry> entries) {
		Map<Merchant, Entry> merchants = new HashMap<>();
		for (Entry entry : entries) {
			entry.merchants().values().forEach(account -> merchants.put(new Merchant(account.channel(), account.merchantNumber()), entry));
		}
		return new Register(entries.stream().map(Entry::institution).toList(),
				entries.stream().collect(toMap(entry -> entry.institution().id(), identity())),
				entries.stream().collect(toMap(entry -> entry.institution().code(), identity())), Map.copyOf(merchants));
	}

	Optional<Entry> byId(InstitutionId id) {
		return Optional.ofNullable(ids.get(id));
	}

	Optional<Entry> byCode(InstitutionCode code) {
		return Optional.ofNullable(codes.get(code));
	}

	Optional<Entry> byMerchantNumber(String channel, String number) {
		return Optional.ofNullable(merchants.get(new Merchant(channel, number)));
	}

	Optional<Institution> platform() {
		return all.stream().filter(institution -> institution.kind() == Institution.Kind.PLATFORM).findFirst();
	}

	Optional<SuishenAccess> suishen() {
		return platform().flatMap(platform -> byId(platform.id())).map(Entry::suishen);
	}
}
