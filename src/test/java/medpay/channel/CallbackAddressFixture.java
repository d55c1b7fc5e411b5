package medpay.channel;

/** Call-back addresses for tests of the doors. */
public final class CallbackAddressFixture {

	private CallbackAddressFixture() {}

	public static CallbackAddress at(String publicUrl) {
		return new CallbackAddress(publicUrl, 8080);
	}
}
