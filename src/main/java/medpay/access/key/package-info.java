/** The keys that clients sign with: secrets, RSA and SM2 public keys, how one is taken in and how a signature is checked. */
@NullMarked
package medpay.access.key;

import org.jspecify.annotations.NullMarked;
