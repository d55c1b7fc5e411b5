package medpay.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import medpay.access.EntryClient;
import medpay.agreement.AgreementVault.Column;
import medpay.agreement.MemberRecord.Relation;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.institution.Institutions;
import medpay.shared.BusinessClock;
import medpay.shared.PersonNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Members of the family whose bills an agreement pays (家庭成员), each with the holder's recorded consent. For people without a delegation. */
@Service
public class FamilyMembers {

	/** What the app is told. */
	public enum Outcome {
		/** A new member. */
		ADDED,
		/** A member already; the relation and consent are those of this request now. */
		RENEWED,
		/** Nobody by that number is known: neither verified at a hospital before, nor a holder of an agreement. */
		UNKNOWN_PERSON,
		/** The holder's own bills are charged anyway. */
		THE_HOLDER,
		/** As many members as there may be. */
		FULL,
		/** It is not signed, or it has ended, or its end was asked for. */
		NOT_LIVE
	}

	private final VisibleAgreements visible;
	private final Agreements agreements;
	private final MemberRows members;
	private final Consents consents;
	private final AgreementVault vault;
	private final List<KnownPersons> known;
	private final Institutions institutions;
	private final Audit audit;
	private final AgreementSettings settings;
	private final BusinessClock clock;
	private final TransactionOperations transaction;

	FamilyMembers(VisibleAgreements visible, Agreements agreements, MemberRows members, Consents consents, AgreementVault vault,
			List<KnownPersons> known, Institutions institutions, Audit audit, AgreementSettings settings, BusinessClock clock,
			TransactionOperations transaction) {
		this.visible = visible;
		this.agreements = agreements;
		this.members = members;
		this.consents = consents;
		this.vault = vault;
		this.known = known;
		this.institutions = institutions;
		this.audit = audit;
		this.settings = settings;
		this.clock = clock;
		this.transaction = transaction;
	}

	/** Empty when the app sees no such agreement. */
	public Optional<Outcome> put(EntryClient app, AgreementNumber number, PersonNumber member, Relation relation, String consentVersion) {
		return visible.find(app, number).map(found -> transaction.execute(status -> {
			CreditAgreement agreement = agreements.lock(found.key()).orElseThrow();
			Optional<Outcome> refusal = refusal(agreement, member);
			return refusal.orElseGet(() -> put(app, agreement, member, relation, consentVersion));
		}));
	}

	private Optional<Outcome> refusal(CreditAgreement agreement, PersonNumber member) {
		byte[] hash = vault.hash(member);
		boolean signed = agreement.state() == AgreementState.ACTIVE || agreement.state() == AgreementState.SUSPENDED;
		if (!signed || agreement.terminationRequestedAt() != null) {
			return Optional.of(Outcome.NOT_LIVE);
		}
		if (Arrays.equals(hash, agreement.key().person())) {
			return Optional.of(Outcome.THE_HOLDER);
		}
		List<MemberRows.Row> all = members.of(agreement.key());
		boolean already = all.stream().anyMatch(row -> Arrays.equals(row.member(), hash));
		if (!already && !isKnown(member, hash)) {
			return Optional.of(Outcome.UNKNOWN_PERSON);
		}
		return !already && all.size() >= settings.mostMembers() ? Optional.of(Outcome.FULL) : Optional.empty();
	}

	private boolean isKnown(PersonNumber member, byte[] hash) {
		return known.stream().anyMatch(register -> register.knows(member))
				|| agreements.of(hash).stream().anyMatch(agreement -> agreement.signedAt() != null);
	}

	private Outcome put(EntryClient app, CreditAgreement agreement, PersonNumber member, Relation relation, String consentVersion) {
		AgreementKey key = agreement.key();
		byte[] hash = vault.hash(member);
		boolean renewed = members.of(key).stream().anyMatch(row -> Arrays.equals(row.member(), hash));
		members.put(key, new MemberRows.Row(hash, vault.seal(member.value(), Column.MEMBER, key.number()), relation, consentVersion, clock.now(),
				key.number()));
		consented(app, key, new ConsentRecord(ConsentRecord.Kind.MEMBER, consentVersion, clock.now(), app.clientId(), relation.name()));
		return renewed ? Outcome.RENEWED : Outcome.ADDED;
	}

	/** Says whether there was such a member; empty when the app sees no such agreement. */
	public Optional<Boolean> remove(EntryClient app, AgreementNumber number, PersonNumber member) {
		return visible.find(app, number).map(found -> transaction.execute(status -> {
			CreditAgreement agreement = agreements.lock(found.key()).orElseThrow();
			boolean removed = members.remove(agreement.key(), vault.hash(member));
			if (removed) {
				consented(app, agreement.key(), new ConsentRecord(ConsentRecord.Kind.MEMBER_REMOVED, null, clock.now(), app.clientId(), null));
			}
			return removed;
		}));
	}

	private void consented(EntryClient app, AgreementKey key, ConsentRecord consent) {
		consents.add(key, consent);
		audit.record(new AuditEntry(institutions.platform().id(), app.clientId(), "agreement." + consent.kind().name().toLowerCase(Locale.ROOT),
				key.number(), "recorded", consent.version() == null ? null : "consent " + consent.version()));
	}
}
