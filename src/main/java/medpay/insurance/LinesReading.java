package medpay.insurance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import medpay.insurance.platform.LineMessages;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformNumbers;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads how the platform split the uploaded lines (明细拆分结果), in the order in which they were sent. */
final class LinesReading {

	private LinesReading() {}

	static List<UploadedLine> read(ObjectNode output, List<UploadLine> sent) {
		Map<String, LineMessages.Result> results = PlatformJson.read(output, LineMessages.UploadOutput.class).result().stream()
				.collect(Collectors.toMap(LineMessages.Result::feedetlSn, Function.identity(), (first, second) -> {
					throw new UntrustedAnswer("two results for one feedetl_sn");
				}));
		if (results.size() != sent.size()) {
			throw new UntrustedAnswer(sent.size() + " lines were sent, " + results.size() + " came back");
		}
		return sent.stream().map(line -> line(line, results.get(line.serialNumber()))).toList();
	}

	private static UploadedLine line(UploadLine sent, LineMessages.@Nullable Result result) {
		if (result == null) {
			throw new UntrustedAnswer("a line came back that was not sent");
		}
		Money amount = money(result.detItemFeeSumamt());
		if (!amount.equals(sent.amount())) {
			throw new UntrustedAnswer("det_item_fee_sumamt " + amount + " of a line that was sent as " + sent.amount());
		}
		var line = new UploadedLine(result.feedetlSn(), result.chrgitmLv(), result.selfpayProp() == null ? BigDecimal.ZERO : result.selfpayProp(),
				amount, money(result.fulamtOwnpayAmt()), money(result.overlmtAmt()), money(result.preselfpayAmt()), money(result.inscpScpAmt()));
		Money parts = line.ownPay().plus(line.overLimit()).plus(line.firstPay()).plus(line.inScope());
		if (wasSplit(result) && !parts.equals(amount)) {
			throw new UntrustedAnswer("det_item_fee_sumamt " + amount + " is not fulamt_ownpay_amt " + line.ownPay() + " + overlmt_amt "
					+ line.overLimit() + " + preselfpay_amt " + line.firstPay() + " + inscp_scp_amt " + line.inScope());
		}
		return line;
	}

	private static boolean wasSplit(LineMessages.Result result) {
		return result.fulamtOwnpayAmt() != null && result.overlmtAmt() != null && result.preselfpayAmt() != null && result.inscpScpAmt() != null;
	}

	private static Money money(@Nullable BigDecimal yuan) {
		return yuan == null ? Money.ZERO : PlatformNumbers.money(yuan);
	}
}
