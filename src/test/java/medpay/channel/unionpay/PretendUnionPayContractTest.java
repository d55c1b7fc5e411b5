package medpay.channel.unionpay;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import medpay.channel.PaymentChannel;
import medpay.channel.PaymentChannelContract;
import medpay.shared.InstitutionId;
import medpay.shared.PersonNumber;

/** The port's contract, run through the real codec and signatures without a network. */
class PretendUnionPayContractTest extends PaymentChannelContract {

	private final PretendUnionPay unionPay = new PretendUnionPay(LIMIT.fen());
	private final AtomicInteger patients = new AtomicInteger();
	private final UnionPayChannel door = DoorFixture.door(unionPay);

	@Override
	protected PaymentChannel channel() {
		return door;
	}

	@Override
	protected InstitutionId hospital() {
		return MerchantFixture.HOSPITAL;
	}

	@Override
	protected InstitutionId platform() {
		return MerchantFixture.PLATFORM;
	}

	@Override
	protected Instant now() {
		return DoorFixture.NOW;
	}

	@Override
	protected PersonNumber patientWithCard() {
		return new PersonNumber("3100000000000000" + patients.incrementAndGet());
	}

	@Override
	protected void confirmsOnThePhone(PersonNumber patient) {
		unionPay.confirm(patient.value());
	}

	@Override
	protected void refusesOnThePhone(PersonNumber patient) {
		unionPay.refuse(patient.value());
	}
}
