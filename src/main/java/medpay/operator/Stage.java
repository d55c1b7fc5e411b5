package medpay.operator;

/** How far somebody got in signing in (登录阶段). */
enum Stage {

	/** Gave the password: may give the second factor, or set it up. */
	PASSWORD,
	/** Gave both. */
	WHOLE
}
