package medpay.channel.unionpay;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** The transactions Medpay uses (交易类型), with their numbers, where they are posted, and their name in attempts and faults. */
public enum UnionPayTransaction {

	/** 开通 (签约): back-end, the person number in reqReserved. */
	OPEN("open", "79", "00", "000902"),
	/** 开通查询: is the token there? */
	TOKEN_QUERY("token-query", "78", "02", "000902"),
	/** 删除Token (解约). */
	TOKEN_DELETE("token-delete", "74", "01", "000902"),
	/** Token暂停: told to us only; our convention. */
	TOKEN_SUSPEND("token-suspend", "74", "02", "000902"),
	/** Token恢复: told to us only; our convention. */
	TOKEN_RESUME("token-resume", "74", "03", "000902"),
	/** 更新 (提额): higher limits, confirmed on the phone. */
	RAISE("raise", "79", "03", "000902"),
	/** 申请数字信用卡: a number of our own beyond the published ones. */
	CARD_APPLICATION("card-application", "79", "90", "000902"),
	/** 余额查询: what the issuer would still lend. */
	BALANCE("balance", "71", "00", "000902"),
	/** 消费确认: asks on the patient's phone whether a charge may be made; our convention over the message of that number. */
	CONFIRM("confirm", "77", "02", "000902"),
	/** 消费. */
	CONSUME("consume", "01", "01", "000902"),
	/** 交易状态查询. */
	QUERY("query", "00", "00", "000000"),
	/** 退货. */
	REFUND("refund", "04", "00", "000902"),
	/** 消费撤销. */
	VOID("void", "31", "00", "000902"),
	/** 文件传输: the clearing file of a settlement day. */
	FILE("file", "76", "01", "000000");

	/** Where a browser goes. */
	static final String FRONT_PATH = "/gateway/api/frontTransReq.do";

	private final String operation;
	private final String type;
	private final String subType;
	private final String businessType;

	UnionPayTransaction(String operation, String type, String subType, String businessType) {
		this.operation = operation;
		this.type = type;
		this.subType = subType;
		this.businessType = businessType;
	}

	/** Its name in attempts and in the sandbox's faults. */
	public String operation() {
		return operation;
	}

	/** txnType. */
	public String type() {
		return type;
	}

	/** txnSubType. */
	public String subType() {
		return subType;
	}

	/** bizType: 000902 is the token product. */
	public String businessType() {
		return businessType;
	}

	/** The path below the merchant's channel address. */
	public String path() {
		return switch (this) {
			case QUERY -> "/gateway/api/queryTrans.do";
			case FILE -> "/filedownload/";
			case OPEN, TOKEN_QUERY, TOKEN_DELETE, TOKEN_SUSPEND, TOKEN_RESUME, RAISE, CARD_APPLICATION, BALANCE, CONFIRM, CONSUME, REFUND, VOID ->
				"/gateway/api/backTransReq.do";
		};
	}

	/** Where it is posted. Files have a host of their own beside the gateway's. */
	URI address(URI base) {
		String host = base.getHost();
		if (this == FILE && host != null && host.startsWith("gateway.")) {
			return URI.create(base.getScheme() + "://filedownload." + host.substring("gateway.".length()) + "/");
		}
		return below(base, path());
	}

	static URI below(URI base, String path) {
		String text = base.toString();
		return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
	}

	/** Whether a message names this transaction. */
	boolean isOf(UnionPayMessage message) {
		return type.equals(message.value("txnType")) && subType.equals(message.value("txnSubType"));
	}

	/** The transaction a message names. */
	public static Optional<UnionPayTransaction> of(UnionPayMessage message) {
		return Arrays.stream(values()).filter(each -> each.isOf(message)).findFirst();
	}
}
