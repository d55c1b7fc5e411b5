package medpay.access;

import medpay.shared.InstitutionId;

/** The hospital information system (HIS) that signed this request; sees its own institution only. A controller takes it as an argument. */
public record HisClient(String clientId, InstitutionId institution) implements Caller {}
