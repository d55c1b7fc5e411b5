package medpay.institution;

import java.util.List;
import java.util.Optional;
import medpay.shared.InstitutionCode;
import medpay.shared.InstitutionId;

/** The hospitals Medpay works for, read from memory and refreshed when they change. */
public interface Institutions {

	/** Throws {@link IllegalArgumentException} for an id that was never given out. */
	Institution byId(InstitutionId id);

	Optional<Institution> byCode(InstitutionCode code);

	/** Finds the institution a channel's message is for. */
	Optional<Institution> byMerchantNumber(String channel, String merchantNumber);

	List<Institution> all();

	/** Address and keys towards the insurance platform. Throws {@link IllegalStateException} when none is configured. */
	InsuranceAccess insuranceAccess(InstitutionId id);

	/** Merchant number and keys at a channel, lower case ({@code unionpay}). Throws {@link IllegalStateException} when none is configured. */
	MerchantAccount merchantAccount(InstitutionId id, String channel);

	/** Address and keys towards the Suishen code service, which the platform holds for all; empty where Suishen codes are not accepted. */
	default Optional<SuishenAccess> suishenAccess() {
		return Optional.empty();
	}

	/** The institution in whose name agreements are signed and ended: the one of kind PLATFORM. */
	Institution platform();

	/** Inserts or replaces by code: name, level, keys and all. Returns the id. */
	InstitutionId enrol(Enrolment enrolment);
}
