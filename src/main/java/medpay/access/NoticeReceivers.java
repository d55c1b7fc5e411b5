package medpay.access;

import java.util.List;
import java.util.Optional;
import medpay.shared.BilingualText;
import medpay.shared.InstitutionId;

/** Which clients are told what happened, and where (通知登记). */
public interface NoticeReceivers {

	/** Inserts or replaces by client id. Throws {@link IllegalArgumentException} for an address that may not be called. */
	void register(String clientId, NoticeRegistration registration);

	/** The hospital systems of an institution that take notices, by client id. */
	List<NoticeReceiver> hospitalSystems(InstitutionId institution);

	/** One client, unless it is unknown, switched off or takes none. */
	Optional<NoticeReceiver> find(String clientId);

	/** Every client that takes notices. */
	List<NoticeReceiver> all();

	/** Why this client may not name this address for notices; empty when it may. Looks its host up. */
	Optional<BilingualText> refusal(String clientId, String address);
}
