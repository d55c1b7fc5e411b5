/** Keys, signatures and the encryption of personal data, behind one provider that a certified module can replace. */
@NullMarked
package medpay.shared.crypto;

import org.jspecify.annotations.NullMarked;
