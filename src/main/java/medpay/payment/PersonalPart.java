package medpay.payment;

import java.nio.charset.StandardCharsets;
import medpay.shared.PersonNumber;
import medpay.shared.crypto.CryptoProvider;
import medpay.voucher.VerifiedPerson;
import org.springframework.stereotype.Component;

/** Seals and opens the personal part of a payment: the bill, the person, the token it is charged with. */
@Component
class PersonalPart {

	private final CryptoProvider crypto;

	PersonalPart(CryptoProvider crypto) {
		this.crypto = crypto;
	}

	Payment.Sealed seal(PaymentId id, Bill bill, VerifiedPerson person) {
		return new Payment.Sealed(crypto.encrypt(StoredJson.bytes(bill), context("bill", id)),
				crypto.encrypt(StoredJson.bytes(person), context("person", id)), key(person.number()), key(person.payer()));
	}

	Bill bill(Payment payment) {
		return StoredJson.read(crypto.decrypt(payment.bill(), context("bill", payment.getId())), Bill.class);
	}

	VerifiedPerson person(Payment payment) {
		return person(payment.getId(), payment.person());
	}

	VerifiedPerson person(PaymentId id, byte[] sealed) {
		return StoredJson.read(crypto.decrypt(sealed, context("person", id)), VerifiedPerson.class);
	}

	byte[] sealToken(PaymentId id, String token) {
		return crypto.encrypt(token.getBytes(StandardCharsets.UTF_8), context("token", id));
	}

	String token(ChargeOrder order) {
		return token(order.payment(), order.token());
	}

	String token(PaymentId id, byte[] sealed) {
		return new String(crypto.decrypt(sealed, context("token", id)), StandardCharsets.UTF_8);
	}

	byte[] key(PersonNumber person) {
		return crypto.lookupHash(person.value());
	}

	private static String context(String what, PaymentId id) {
		return "payment." + what + ":" + id.institutionId() + ":" + id.value();
	}
}
