package medpay.access;

import medpay.shared.InstitutionId;

/** A client as the register has it (接入方): its secret never prints. */
record Client(String clientId, Clients.Kind kind, InstitutionId institution, String secret, boolean enabled) {

	@Override
	public String toString() {
		return "Client[" + clientId + " " + kind + " of " + institution + "]";
	}
}
