package medpay;

import medpay.shared.BilingualText;
import medpay.shared.StartRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a refusal to start (拒绝启动) as two sentences instead of a stack trace. */
class StartRefusedAnalyzer extends AbstractFailureAnalyzer<StartRefused> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, StartRefused refusal) {
		return new FailureAnalysis(lines(refusal.why()), lines(refusal.remedy()), refusal);
	}

	private static String lines(BilingualText text) {
		return text.zh() + System.lineSeparator() + text.en();
	}
}
