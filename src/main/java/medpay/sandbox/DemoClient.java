package medpay.sandbox;

/**
 * One who may call Medpay's signed API (演示接入方).
 *
 * @param clientId as in the Authorization header
 * @param secret its UTF-8 bytes are the key of the HMAC
 * @param institutionCode whose client it is
 */
public record DemoClient(String clientId, String secret, Kind kind, String institutionCode) {

	/** What a client is for. */
	public enum Kind {
		/** 医院信息系统. */
		HIS,
		/** 服务入口. */
		ENTRY
	}

	/** What notices to this client are signed with: not the secret that it signs with itself. */
	public String noticeSecret() {
		return "notice-" + secret;
	}

	@Override
	public String toString() {
		return "DemoClient[" + clientId + "]";
	}
}
