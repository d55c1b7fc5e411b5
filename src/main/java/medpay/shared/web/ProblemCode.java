package medpay.shared.web;

import java.util.Locale;
import medpay.shared.BilingualText;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Every problem a caller can meet, with its stable code (the constant in lower case), status and text. {@code retryable}: the same request may
 * succeed later.
 */
public enum ProblemCode {

	/** The Authorization header is absent or not of the form of a scheme; what is wrong with it is named. */
	SIGNATURE_MISSING(401, false, "缺少签名：请按 MEDPAY-HMAC-SHA256、MEDPAY-RSA-SHA256 或 MEDPAY-SM2-SM3 签名请求。",
			"The signature is missing: sign the request with MEDPAY-HMAC-SHA256, MEDPAY-RSA-SHA256 or MEDPAY-SM2-SM3."),
	/** The signature does not fit the request. */
	SIGNATURE_WRONG(401, false, "签名不符：请核对五行待签字符串和密钥。", "The signature does not fit: check the five lines to sign and the key."),
	/** The client has no key of that serial and scheme. */
	KEY_UNKNOWN(401, false, "没有这个序列号和签名算法的密钥：请核对 serial。", "The client has no key of this serial and scheme: check the serial."),
	/** The key was retired, or its last day is over. */
	KEY_RETIRED(401, false, "该密钥已停用或已到期：请改用新密钥。", "This key is retired or past its end: sign with the new one."),
	/** No such client, or it is switched off. */
	CLIENT_UNKNOWN(401, false, "接入方不存在或已停用。", "The client is unknown or switched off."),
	/** More than five minutes from our clock. */
	TIMESTAMP_STALE(401, true, "时间戳与服务器相差超过五分钟：请校准时钟后重新签名。", "The timestamp is more than five minutes off: set the clock and sign again."),
	/** The nonce was used within the window. */
	NONCE_REPLAYED(401, true, "随机串已被使用：请换一个并重新签名。", "The nonce was used already: take another and sign again."),
	/** More requests than a client may send, or more self-tests than an address may; Retry-After says when to come back. */
	RATE_LIMITED(429, true, "请求过于频繁：未做任何处理，请按 Retry-After 的秒数稍后重试。", "Too many requests: nothing was done, come back after Retry-After seconds."),
	/** A HIS call signed by an entry app, or the other way round. */
	CLIENT_KIND_WRONG(403, false, "该接入方无权调用此接口。", "This client may not make this call."),
	/** Over 1 MB; a day file, or a file of visits to be played, over 64 MB. */
	BODY_TOO_LARGE(413, false, "请求体过大：上限 1 MB（日对账文件、沙箱就诊文件 64 MB）。",
			"The body is too large: at most 1 MB (a day file, or a file of visits for the sandbox: 64 MB)."),
	/** A statement that cannot be used; the line and the column are named, and nothing of it is kept. */
	STATEMENT_UNUSABLE(422, false, "对账文件不能使用：请按所列行和列改正后重新提交，整份文件均未接收。",
			"The statement cannot be used: correct the named line and column and send it again; nothing of it was kept."),
	/** Not JSON, or JSON of the wrong type; the field is named. */
	MALFORMED(400, false, "请求不是合法的 JSON，或字段类型不对。", "The request is not valid JSON, or a field has the wrong type."),
	/** A field is missing, too long, out of range or not allowed; the field is named. */
	FIELD_INVALID(422, false, "字段不合要求。", "A field is not acceptable."),
	/** The lines do not add up to total_fen. */
	LINES_DO_NOT_ADD_UP(422, false, "明细合计与 total_fen 不一致。", "The lines do not add up to total_fen."),
	/** The figures of the HIS's own settlement contradict each other or the bill; each is named. */
	SETTLEMENT_DOES_NOT_ADD_UP(422, false, "insurance_settlement 的金额不成立：请核对所列金额。",
			"The figures of insurance_settlement do not add up: check the named amounts."),
	/** This hospital's insurance is settled by Medpay. */
	SETTLEMENT_NOT_ALLOWED(422, false, "本机构的医保由平台结算：请不要提交 insurance_settlement。",
			"This hospital's insurance is settled by Medpay: do not send insurance_settlement."),
	/** This hospital's insurance is settled by its HIS. */
	SETTLEMENT_REQUIRED(422, false, "本机构的医保由医院系统结算：请提交 insurance_settlement。",
			"This hospital's insurance is settled by its own system: send insurance_settlement."),
	/** The HIS's settlement belongs to another payment. */
	SETTLEMENT_ALREADY_USED(409, false, "该医保结算已属于另一笔支付。", "This insurance settlement belongs to another payment."),
	/** A scene that is not built. */
	SCENE_NOT_SUPPORTED(422, false, "不支持该就诊场景。", "This scene is not supported."),
	/** The operator's roles do not allow this page. */
	FORBIDDEN(403, false, "您的角色不能使用此页面：如需使用，请联系安全管理员。", "Your roles do not allow this page: ask the security administrator if you need it."),
	/** Nothing there for this caller. */
	NOT_FOUND(404, false, "未找到。", "Not found."),
	/** The method is not allowed here. */
	METHOD_NOT_ALLOWED(405, false, "不支持该请求方法。", "This method is not allowed here."),
	/** The caller accepts none of the media types there are. */
	NOT_ACCEPTABLE(406, false, "无法提供所要求的媒体类型。", "None of the accepted media types can be given."),
	/** The media type is not JSON. */
	MEDIA_TYPE_WRONG(415, false, "请以 application/json 提交。", "Send application/json."),
	/** The code scanned has a form that nobody issues. */
	CODE_KIND_UNKNOWN(422, false, "无法识别的码：请出示医保电子凭证、随申码或亲属随申码。",
			"This kind of code is unknown: show an insurance e-voucher, a Suishen code or a family Suishen code."),
	/** No such verification at this institution. */
	VERIFICATION_UNKNOWN(422, false, "核验编号不存在。", "There is no such verification."),
	/** Its service day is over. */
	VERIFICATION_EXPIRED(422, false, "核验已过当日有效期：请重新亮码。", "The verification's day is over: show the code again."),
	/** It opened another visit. */
	VERIFICATION_OF_ANOTHER_VISIT(422, false, "该核验属于另一次就诊：请重新亮码。", "The verification belongs to another visit: show the code again."),
	/** Rejected or in doubt. */
	VERIFICATION_NOT_VERIFIED(422, false, "该核验未通过，不能用于缴费。", "The verification was not successful and opens no payment."),
	/** The person has a live agreement with other terms. */
	AGREEMENT_EXISTS(409, false, "该人在此渠道已有有效或签约中的协议，且条款不同：请先解约，或核对所列字段。",
			"The person has a live agreement on this channel with other terms: end it first, or check the named field."),
	/** Same request number, other content. */
	REQUEST_NUMBER_CONFLICT(409, false, "同一申请编号的内容不同：请核对所列字段或换新编号。",
			"The same request number came with other content: check the named field or take a new number."),
	/** A limit would rise by a call that only lowers. */
	LIMIT_WOULD_RISE(422, false, "此接口只能调低限额：调高请通过提额申请，由患者在手机上确认。",
			"This call only lowers limits: a higher one needs a limit raise, which the patient confirms on the phone."),
	/** A raise that raises nothing. */
	LIMIT_NOT_HIGHER(422, false, "所列限额并未调高：调低请直接修改限额。", "The named limit would not rise: to lower one, set the limits."),
	/** Nobody by that number was verified before or holds an agreement. */
	PERSON_UNKNOWN(422, false, "查无此人：须曾在医院核验过凭证，或已签约。", "Nobody by this number is known: verified at a hospital before, or signed."),
	/** As many members of the family as an agreement may have. */
	MEMBERS_FULL(409, false, "家庭成员已达上限：请先移除一位。", "The agreement has as many members as it may: remove one first."),
	/** Same bill number, other content. */
	BILL_NUMBER_CONFLICT(409, false, "同一收费单号的内容不同：请核对所列字段或换新单号。",
			"The same bill number came with other content: check the named field or take a new number."),
	/** The bill number ended REFUSED or REVERSED. */
	BILL_NUMBER_SPENT(409, false, "该收费单号已用完：请换新单号。", "This bill number is spent: take a new one."),
	/** The bill number was withdrawn before the bill came. */
	BILL_WITHDRAWN(409, false, "该收费单号已被撤回，不会再扣款：请换新单号或到窗口收费。",
			"This bill number was withdrawn and is never charged: take a new one, or collect at the window."),
	/** Same receipt number, other content. */
	RECEIPT_NUMBER_CONFLICT(409, false, "同一收款凭据号的内容不同：请核对所列字段或换新号码。",
			"The same receipt number came with other content: check the named field or take a new number."),
	/** The window took another amount than is due; the amount due is named. */
	AMOUNT_NOT_DUE(422, false, "金额与应收不符：请按所列应收金额收取。", "This is not the amount due: collect the amount that is named."),
	/** Same refund number, other content. */
	REFUND_NUMBER_CONFLICT(409, false, "同一退费单号的内容不同：请核对所列字段或换新单号。",
			"The same refund number came with other content: check the named field or take a new number."),
	/** Another refund of the payment is open. */
	REFUND_IN_PROGRESS(409, true, "该支付有另一笔退费正在办理：请等它结束。", "Another refund of this payment is open: wait for its end."),
	/** All of it was given back. */
	NOTHING_TO_REFUND(422, false, "该支付已全部退费。", "All of this payment was refunded already."),
	/** The HIS settled the insured part: only the whole bill can be given back. */
	WHOLE_REFUND_ONLY(422, false, "医保由医院系统结算的费用单只能整单退费。", "A bill whose insurance the hospital's system settled can only be refunded whole."),
	/** A line is in a live payment already. */
	LINE_ALREADY_PAID(409, false, "明细已在另一笔有效支付中。", "A line is in another live payment already."),
	/** Another bill of the same visit has an insurance call open. */
	VISIT_BUSY(409, true, "该次就诊有医保交易未完成：请稍后重试。", "An insurance call of this visit is open: try again shortly."),
	/** The charge is in doubt. */
	CHARGE_IN_DOUBT(409, true, "扣款结果未知：请稍候，或由收费员确认后以 despite_doubt 收款。",
			"The charge is in doubt: wait, or let the cashier confirm with despite_doubt."),
	/** The state of the object does not allow it. */
	STATE_CONFLICT(409, false, "当前状态不允许此操作。", "The present state does not allow this."),
	/** Sandbox: a day is being played. */
	PLAY_RUNNING(409, true, "沙箱正在演练另一天：请等它结束（GET /sandbox/api/play）。", "The sandbox plays a day already: wait for its end (GET /sandbox/api/play)."),
	/** Sandbox: a process of its own that was not told where the application is. */
	APPLICATION_UNKNOWN(409, false, "沙箱独立运行，不知道应用的地址：请设置 medpay.sandbox.application-url。",
			"The sandbox runs as a process of its own and does not know the application: set medpay.sandbox.application-url."),
	/** As many payments of this hospital are in doubt as it may have open. */
	TOO_MANY_OPEN(429, true, "本机构结果未知的支付已达上限：未做任何处理，请稍后重试，或到窗口收费。",
			"As many of this hospital's payments are in doubt as it may have open: nothing was done, try again later or collect at the window."),
	/** Something is busy; nothing happened. */
	BUSY(503, true, "系统繁忙：未做任何处理，请稍后重试。", "Busy: nothing was done, try again shortly."),
	/** Our mistake. */
	INTERNAL(500, true, "系统内部错误：已记录，请以相同内容重试。", "An error of ours, recorded: repeat the same request.");

	private final HttpStatus status;
	private final boolean retryable;
	private final BilingualText text;

	ProblemCode(int status, boolean retryable, String zh, String en) {
		this.status = HttpStatus.valueOf(status);
		this.retryable = retryable;
		this.text = new BilingualText(zh, en);
	}

	public HttpStatus status() {
		return status;
	}

	public boolean retryable() {
		return retryable;
	}

	public BilingualText text() {
		return text;
	}

	/** The general code of a status that the web framework itself decided on. */
	static ProblemCode of(HttpStatusCode status) {
		return switch (status.value()) {
			case 403 -> FORBIDDEN;
			case 404 -> NOT_FOUND;
			case 405 -> METHOD_NOT_ALLOWED;
			case 406 -> NOT_ACCEPTABLE;
			case 413 -> BODY_TOO_LARGE;
			case 415 -> MEDIA_TYPE_WRONG;
			case 503 -> BUSY;
			default -> status.is4xxClientError() ? MALFORMED : INTERNAL;
		};
	}

	/** The stable code: lower case with underscores. */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}
}
