package medpay.institution;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import medpay.shared.InstitutionCode;
import medpay.shared.InstitutionId;
import medpay.shared.Revised;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The register of institutions (机构档案): tables in the database, read from memory. */
@Component
class InstitutionRegister implements Institutions {

	private final InstitutionRows rows;
	private final TransactionOperations transactions;
	private final Revised<Register> register;

	InstitutionRegister(InstitutionRows rows, TransactionOperations transactions, Clock clock) {
		this.rows = rows;
		this.transactions = transactions;
		this.register = new Revised<>(clock, rows::revision, () -> Register.of(rows.all()));
	}

	@Override
	public Institution byId(InstitutionId id) {
		return entry(id).institution();
	}

	@Override
	public Optional<Institution> byCode(InstitutionCode code) {
		return register.get().byCode(code).or(() -> register.latest().byCode(code)).map(Register.Entry::institution);
	}

	@Override
	public Optional<Institution> byMerchantNumber(String channel, String merchantNumber) {
		return register.get().byMerchantNumber(channel, merchantNumber).or(() -> register.latest().byMerchantNumber(channel, merchantNumber))
				.map(Register.Entry::institution);
	}

	@Override
	public List<Institution> all() {
		return register.get().all();
	}

	@Override
	public InsuranceAccess insuranceAccess(InstitutionId id) {
		InsuranceAccess access = entry(id).insurance();
		if (access == null) {
			throw new IllegalStateException("Institution " + id + " has no access to the insurance platform");
		}
		return access;
	}

	@Override
	public MerchantAccount merchantAccount(InstitutionId id, String channel) {
		MerchantAccount account = entry(id).merchants().get(channel);
		if (account == null) {
			throw new IllegalStateException("Institution " + id + " has no merchant account at " + channel);
		}
		return account;
	}

	@Override
	public Optional<SuishenAccess> suishenAccess() {
		return register.get().suishen();
	}

	@Override
	public Institution platform() {
		return register.get().platform().or(() -> register.latest().platform())
				.orElseThrow(() -> new IllegalStateException("No institution of kind PLATFORM is enrolled"));
	}

	@Override
	public InstitutionId enrol(Enrolment enrolment) {
		Optional<Register.Entry> present = register.latest().byCode(enrolment.code());
		if (present.isPresent() && present.get().saysTheSameAs(enrolment)) {
			return present.get().institution().id();
		}
		InstitutionId id = transactions.execute(_ -> rows.write(enrolment));
		register.latest();
		return id;
	}

	private Register.Entry entry(InstitutionId id) {
		return register.get().byId(id).or(() -> register.latest().byId(id))
				.orElseThrow(() -> new IllegalArgumentException("No institution " + id));
	}
}
