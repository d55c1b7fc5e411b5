package medpay.access;

import java.util.List;
import medpay.shared.InstitutionId;

/**
 * A client as the register has it (接入方): its keys never print.
 *
 * @param keys all it ever had, the newest first
 */
record Client(String clientId, Clients.Kind kind, InstitutionId institution, boolean enabled, List<ClientKey> keys) {

	Client {
		keys = List.copyOf(keys);
	}

	@Override
	public String toString() {
		return "Client[" + clientId + " " + kind + " of " + institution + "]";
	}
}
