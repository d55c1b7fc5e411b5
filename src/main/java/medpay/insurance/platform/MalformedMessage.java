package medpay.insurance.platform;

/**
 * A message that does not have the published shape (报文格式错误). Its text names the part, never a value, and it keeps no cause: values are personal, and a
 * parser's own texts quote them.
 */
public final class MalformedMessage extends RuntimeException {

	public MalformedMessage(String what) {
		super(what);
	}
}
