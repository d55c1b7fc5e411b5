package medpay.insurance;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Medpay speaks with the insurance platform (医保接口设置). The texts are parts of err_msg: the interface publishes no codes below -1.
 *
 * @param answerLimit how long an answer is waited for; after it a money transaction is in doubt
 * @param lookUpLimit how long sign-in, decoding and the look-up of a person are waited for: somebody stands at the counter
 * @param signInPause how long no new sign-in is tried after one that failed
 * @param interfaceVersion infver of every request
 * @param requireSignature whether an answer without a signature is untrustworthy; by itself yes where the platform's key is known
 * @param cardByIdNumber whether a social-security card is told as 02 with the identity number, as Shanghai wants it, where that number is known
 * @param oldChannelLimit how long the old channel (SM01, SYJ1) is waited for: an answer that does not come holds nobody up
 * @param doubtTexts what in a refusal of a money transaction leaves a doubt
 * @param codeExpiredTexts what says that the e-voucher's token is too old
 * @param nothingToVoidTexts what says in a refused 2601 that nothing is to be voided, or that it was voided already
 * @param alreadyReversedTexts what says in a refused 2208 that the settlement was undone before
 * @param signedOutTexts what says that the sign-in does not hold any more
 */
@ConfigurationProperties("medpay.insurance")
record InsuranceSettings(@DefaultValue("150s") Duration answerLimit, @DefaultValue("10s") Duration lookUpLimit,
		@DefaultValue("30s") Duration signInPause, @DefaultValue("V1.0") String interfaceVersion, @Nullable Boolean requireSignature,
		@DefaultValue("true") boolean cardByIdNumber,
		@DefaultValue("2s") Duration oldChannelLimit,
		@DefaultValue({
				"超时", "繁忙", "已结算", "处理中", "正在结算", "重复", "系统异常", "网络异常", "通信失败", "稍后"}) List<String> doubtTexts,
		@DefaultValue({"令牌过期", "令牌已过期", "令牌失效", "令牌已失效", "凭证过期", "凭证已过期", "凭证失效", "凭证已失效"}) List<String> codeExpiredTexts,
		@DefaultValue({"无需冲正", "没有可冲正", "无可冲正", "未找到原交易", "原交易不存在", "已冲正", "已经冲正"}) List<String> nothingToVoidTexts,
		@DefaultValue({"已撤销", "已经撤销", "已退费", "已经退费"}) List<String> alreadyReversedTexts,
		@DefaultValue({"未签到", "请先签到", "重新签到", "签到失效", "签到已失效"}) List<String> signedOutTexts) {

	/** The shorter limit, where somebody waits. */
	Duration atTheCounter() {
		return lookUpLimit.compareTo(answerLimit) < 0 ? lookUpLimit : answerLimit;
	}

	boolean mustBeSigned(String platformKey) {
		return requireSignature == null ? !platformKey.isBlank() : requireSignature;
	}

	boolean leavesADoubt(String message) {
		return says(message, doubtTexts);
	}

	boolean saysCodeExpired(String message) {
		return says(message, codeExpiredTexts);
	}

	boolean saysNothingToVoid(String message) {
		return says(message, nothingToVoidTexts);
	}

	boolean saysAlreadyReversed(String message) {
		return says(message, alreadyReversedTexts);
	}

	boolean saysSignedOut(String message) {
		return says(message, signedOutTexts);
	}

	private static boolean says(String message, List<String> texts) {
		return texts.stream().anyMatch(message::contains);
	}
}
