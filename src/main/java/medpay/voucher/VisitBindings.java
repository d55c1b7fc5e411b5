package medpay.voucher;

import java.time.Instant;
import java.util.Optional;
import medpay.shared.BusinessClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Binds verifications to the visits they open (核验绑定就诊). */
@Service
class VisitBindings implements Verifications {

	private final VerificationRows rows;
	private final SealedPersons sealed;
	private final BusinessClock clock;

	VisitBindings(VerificationRows rows, SealedPersons sealed, BusinessClock clock) {
		this.rows = rows;
		this.sealed = sealed;
		this.clock = clock;
	}

	@Override
	@Transactional
	public Binding bind(VerificationId verification, String visitNumber) {
		Instant now = clock.now();
		Optional<Verification> seen = rows.find(verification);
		if (seen.isPresent() && seen.get().visitNumber() == null && rows.bind(verification, visitNumber, now)) {
			return judge(seen.get(), visitNumber, now);
		}
		// bound before, or by another bill in this moment: what is written now decides
		return rows.find(verification).map(row -> judge(row, visitNumber, now)).orElseGet(Binding.Unknown::new);
	}

	@Override
	@Transactional(readOnly = true)
	public Binding peek(VerificationId verification, String visitNumber) {
		return rows.find(verification).map(row -> judge(row, visitNumber, clock.now())).orElseGet(Binding.Unknown::new);
	}

	private Binding judge(Verification row, String visitNumber, Instant now) {
		byte[] person = row.person();
		if (person == null) {
			return new Binding.NotVerified();
		}
		if (!row.expiresAt().isAfter(now)) {
			return new Binding.Expired();
		}
		if (row.visitNumber() != null && !row.visitNumber().equals(visitNumber)) {
			return new Binding.OfAnotherVisit();
		}
		return new Binding.Bound(sealed.openPerson(row.id(), person));
	}
}
