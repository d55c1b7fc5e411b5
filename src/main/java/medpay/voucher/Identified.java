package medpay.voucher;

import medpay.insurance.Credential;
import medpay.suishen.FamilyDelegation;
import org.jspecify.annotations.Nullable;

/** With what a person is looked up, and for a family code by whose delegation (解码结果). */
record Identified(Credential credential, @Nullable FamilyDelegation delegation) {}
