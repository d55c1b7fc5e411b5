package medpay.channel.unionpay;

import static medpay.channel.unionpay.ResponseClass.ALREADY_RETURNED;
import static medpay.channel.unionpay.ResponseClass.DUPLICATE;
import static medpay.channel.unionpay.ResponseClass.FAILED;
import static medpay.channel.unionpay.ResponseClass.LIMIT_TOO_LOW;
import static medpay.channel.unionpay.ResponseClass.MOVED_THOUGH_ODD;
import static medpay.channel.unionpay.ResponseClass.NOT_FOUND;
import static medpay.channel.unionpay.ResponseClass.OPEN;
import static medpay.channel.unionpay.ResponseClass.SIGN_AGAIN;
import static medpay.channel.unionpay.ResponseClass.SUCCESS;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every published response code of UnionPay 5.1.0 (应答码, respCode and origRespCode). A code that is not here is a doubt. */
public enum ResponseCode {

	/** 成功. */
	OK("00", SUCCESS, "成功"),
	/** 有缺陷的成功. */
	OK_WITH_DEFECT("A6", SUCCESS, "有缺陷的成功"),
	/** 交易失败，详询95516. */
	GENERAL_FAILURE("01", FAILED, "交易失败，详询95516"),
	/** 系统未开放. */
	SYSTEM_NOT_OPEN("02", FAILED, "系统未开放"),
	/** 通讯超时，请查询. */
	COMMUNICATION_TIMEOUT("03", OPEN, "通讯超时，请查询"),
	/** 状态未明，请查询对账结果. */
	STATE_UNCLEAR("04", OPEN, "状态未明，请查询对账结果"),
	/** 已受理，稍后查询. */
	ACCEPTED("05", OPEN, "已受理，稍后查询"),
	/** 系统繁忙. Whether the transaction was begun is not said, hence open. */
	SYSTEM_BUSY("06", OPEN, "系统繁忙"),
	/** 报文格式错误. */
	FORMAT_WRONG("10", FAILED, "报文格式错误"),
	/** 验签失败. */
	SIGNATURE_WRONG("11", FAILED, "验签失败"),
	/** 重复交易. */
	REPEATED("12", DUPLICATE, "重复交易"),
	/** 要素缺失. */
	FIELD_MISSING("13", FAILED, "要素缺失"),
	/** 批量文件格式错误. */
	BATCH_FILE_FORMAT("14", FAILED, "批量文件格式错误"),
	/** 交易未通过. */
	NOT_PASSED("30", FAILED, "交易未通过"),
	/** 商户状态不正确. */
	MERCHANT_STATE("31", FAILED, "商户状态不正确"),
	/** 无此交易权限. */
	NO_TRANSACTION_RIGHT("32", FAILED, "无此交易权限"),
	/** 金额超限. */
	AMOUNT_OVER_LIMIT("33", LIMIT_TOO_LOW, "交易金额超限"),
	/** 查无此交易. */
	NO_SUCH_TRANSACTION("34", NOT_FOUND, "查无此交易"),
	/** 原交易不存在或状态不正确. */
	ORIGINAL_STATE("35", FAILED, "原交易不存在或状态不正确"),
	/** 与原交易信息不符. */
	ORIGINAL_DIFFERS("36", FAILED, "与原交易信息不符"),
	/** 查询过多过频. */
	QUERIES_TOO_FREQUENT("37", FAILED, "已超过最大查询次数或操作过于频繁"),
	/** 银联风险受限. */
	RISK_REFUSED("38", FAILED, "银联风险受限"),
	/** 不在受理时间. */
	OUTSIDE_HOURS("39", FAILED, "交易不在受理时间范围内"),
	/** 绑定关系检查失败. */
	BINDING_CHECK("40", SIGN_AGAIN, "绑定关系检查失败"),
	/** 批量状态不正确. */
	BATCH_STATE("41", FAILED, "批量状态不正确"),
	/** 扣款成功但超过规定支付时间. */
	CHARGED_TOO_LATE("42", MOVED_THOUGH_ODD, "扣款成功但交易超过规定支付时间"),
	/** 无此业务权限. */
	NO_BUSINESS_RIGHT("43", FAILED, "无此业务权限"),
	/** 号码错误或未开通. */
	NUMBER_NOT_OPENED("44", SIGN_AGAIN, "输入号码错误或暂未开通此项业务"),
	/** 原交易已成功退货或撤销. */
	RETURNED_BEFORE("45", ALREADY_RETURNED, "原交易已被成功退货或已被成功撤销"),
	/** 已被冲正. */
	REVERSED("46", FAILED, "交易已被冲正"),
	/** 失败，询发卡行. */
	ASK_ISSUER("60", FAILED, "交易失败，详情请咨询发卡行"),
	/** 卡号无效. */
	CARD_NUMBER_INVALID("61", FAILED, "输入的卡号无效"),
	/** 发卡行不支持该商户. */
	ISSUER_REFUSES_MERCHANT("62", FAILED, "发卡银行不支持该商户"),
	/** 卡状态不正确. */
	CARD_STATE("63", SIGN_AGAIN, "卡状态不正确"),
	/** 余额不足. */
	FUNDS_TOO_LOW("64", LIMIT_TOO_LOW, "卡上的余额不足"),
	/** 密码、有效期或CVN2错. */
	CARD_SECRET_WRONG("65", FAILED, "输入的密码、有效期或CVN2有误"),
	/** 身份信息或手机号不正确. */
	IDENTITY_WRONG("66", FAILED, "持卡人身份信息或手机号输入不正确"),
	/** 密码次数超限. */
	PASSWORD_TRIES("67", FAILED, "密码输入次数超限"),
	/** 卡不支持该业务. */
	CARD_NOT_SUPPORTED("68", FAILED, "您的银行卡暂不支持该业务"),
	/** 输入超时. */
	INPUT_TIMEOUT("69", FAILED, "您的输入超时，交易未成功"),
	/** 已跳转，等待输入. The text itself says that the end is still to come, hence open. */
	WAITING_FOR_INPUT("70", OPEN, "交易已跳转，等待持卡人输入"),
	/** 动态口令或短信校验失败. */
	ONE_TIME_CODE_WRONG("71", FAILED, "动态口令或短信验证码校验失败"),
	/** 未签约无卡支付. */
	CARDLESS_NOT_SIGNED("72", FAILED, "未在发卡行签约无卡支付业务"),
	/** 卡过期. */
	CARD_EXPIRED("73", SIGN_AGAIN, "支付卡已超过有效期"),
	/** 扣款成功销账未知. */
	CHARGED_BILL_UNKNOWN("74", MOVED_THOUGH_ODD, "扣款成功，销账未知"),
	/** 扣款成功销账失败. */
	CHARGED_BILL_FAILED("75", MOVED_THOUGH_ODD, "扣款成功，销账失败"),
	/** 需验密开通. */
	OPENING_WITH_PASSWORD("76", FAILED, "需要验密开通"),
	/** 未开通认证支付. */
	CARD_NOT_OPENED("77", FAILED, "银行卡未开通认证支付"),
	/** 发卡行权限受限. */
	ISSUER_RIGHT("78", FAILED, "发卡行交易权限受限"),
	/** 发卡行不支持短信验证. */
	ISSUER_WITHOUT_SMS("79", FAILED, "发卡行不支持短信验证"),
	/** Token过期. */
	TOKEN_EXPIRED("80", SIGN_AGAIN, "Token已过期"),
	/** 月累计超限. */
	MONTH_LIMIT("81", LIMIT_TOO_LOW, "月累计交易笔数或金额超限"),
	/** 需校验密码. */
	PASSWORD_NEEDED("82", FAILED, "需要校验密码"),
	/** 发卡行处理中. */
	ISSUER_WORKING("83", OPEN, "发卡行处理中"),
	/** 营销规则不满足. */
	PROMOTION_RULE("85", FAILED, "不满足营销规则"),
	/** 二维码. */
	QR_86("86", FAILED, "二维码状态错误"),
	/** 二维码. */
	QR_87("87", FAILED, "二维码支付次数超限"),
	/** 二维码. */
	QR_88("88", FAILED, "二维码无此记录"),
	/** Token或TR无效. */
	TOKEN_INVALID("89", SIGN_AGAIN, "Token或TR无效"),
	/** 账户余额不足. */
	ACCOUNT_FUNDS_TOO_LOW("90", LIMIT_TOO_LOW, "账户余额不足"),
	/** 认证失败. */
	AUTHENTICATION("91", FAILED, "认证失败"),
	/** 营业执照. */
	LICENCE_92("92", FAILED, "营业执照核验未通过"),
	/** 营业执照. */
	LICENCE_93("93", FAILED, "营业执照核验未通过"),
	/** 营业执照. */
	LICENCE_94("94", FAILED, "营业执照核验未通过"),
	/** 营业执照. */
	LICENCE_95("95", FAILED, "营业执照核验未通过"),
	/** 营业执照. */
	LICENCE_96("96", FAILED, "营业执照核验未通过"),
	/** 文件不存在. For the file transfer of a day without trade this is no error. */
	NO_FILE("98", FAILED, "文件不存在"),
	/** 通用错误. */
	GENERIC_ERROR("99", FAILED, "通用错误");

	private static final Map<String, ResponseCode> BY_CODE = Arrays.stream(values())
			.collect(Collectors.toUnmodifiableMap(ResponseCode::code, Function.identity()));

	private final String code;
	private final ResponseClass meaning;
	private final String text;

	ResponseCode(String code, ResponseClass meaning, String text) {
		this.code = code;
		this.meaning = meaning;
		this.text = text;
	}

	/** Two characters, as on the wire. */
	public String code() {
		return code;
	}

	public ResponseClass meaning() {
		return meaning;
	}

	/** The code in words (Chinese). */
	public String text() {
		return text;
	}

	/** True when card, account or issuer is the reason (60 and above), false when it is the message, the merchant or the system. */
	public boolean saidOfTheCard() {
		return code.compareTo("60") >= 0 && code.compareTo("98") < 0;
	}

	/** Empty for a code that is not published: a doubt. */
	public static Optional<ResponseCode> of(String code) {
		return Optional.ofNullable(BY_CODE.get(code));
	}
}
