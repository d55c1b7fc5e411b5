package medpay.insurance.platform;

import com.fasterxml.jackson.annotation.JsonProperty;

/** 9001, the sign-in of an operator (签到): gives the sign_no that every other envelope carries. */
public final class SignInMessages {

	private SignInMessages() {}

	/** Input: the node is called signIn. */
	public record Input(@JsonProperty("signIn") SignIn signIn) {}

	/**
	 * Who signs in, and where.
	 *
	 * @param opterNo operator's code, at most 20 characters
	 * @param mac of the front machine
	 * @param ip of the front machine
	 */
	public record SignIn(String opterNo, String mac, String ip) {}

	/** Output. */
	public record Output(Signinoutb signinoutb) {}

	/**
	 * The sign-in.
	 *
	 * @param signTime yyyy-MM-dd HH:mm:ss
	 * @param signNo at most 30 characters
	 */
	public record Signinoutb(String signTime, String signNo) {}
}
