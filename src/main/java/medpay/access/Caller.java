package medpay.access;

import medpay.shared.InstitutionId;

/** Whoever signed this request, where a call is open to both kinds (调用方). A controller takes it as an argument. */
public sealed interface Caller permits HisClient, EntryClient {

	String clientId();

	InstitutionId institution();
}
