package medpay.voucher;

import java.util.concurrent.atomic.AtomicInteger;
import medpay.insurance.Credential;
import medpay.insurance.OldChannel;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.Operator;
import medpay.shared.call.OutsideCall;
import medpay.testing.Scripted;

/** The old channel with many moods; nobody is connected to it until a test says so. */
public final class ScriptedOldChannel implements OldChannel {

	public final AtomicInteger asked = new AtomicInteger();
	public volatile boolean connected;
	public volatile AccountInquiry account = new AccountInquiry.National();
	public volatile SwitchInquiry switched = new SwitchInquiry.National();

	public void reset() {
		connected = false;
		account = new AccountInquiry.National();
		switched = new SwitchInquiry.National();
		asked.set(0);
	}

	@Override
	public boolean isConnected(InstitutionId institution) {
		return connected;
	}

	@Override
	public OutsideCall<AccountInquiry> account(InstitutionId institution, Credential credential, Operator operator) {
		return new Scripted<>("insurance", "SM01", Ids.orderNumber(), () -> {
			asked.incrementAndGet();
			return account;
		});
	}

	@Override
	public OutsideCall<SwitchInquiry> emergencySwitch(InstitutionId institution, Operator operator) {
		return new Scripted<>("insurance", "SYJ1", Ids.orderNumber(), () -> {
			asked.incrementAndGet();
			return switched;
		});
	}
}
