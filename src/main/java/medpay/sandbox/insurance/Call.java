package medpay.sandbox.insurance;

import java.time.Instant;
import java.time.LocalDate;
import medpay.insurance.platform.RequestEnvelope;
import medpay.sandbox.SandboxKeys.DemoInstitution;
import medpay.sandbox.insurance.policy.HospitalLevel;
import medpay.shared.BusinessDate;

/** One transaction as it arrived at the platform, its sender known (一笔交易). */
record Call(RequestEnvelope envelope, DemoInstitution institution, Instant now) {

	<T> T input(Class<T> type) {
		return envelope.input(type);
	}

	LocalDate today() {
		return BusinessDate.of(now).value();
	}

	String institutionCode() {
		return institution.code().value();
	}

	HospitalLevel level() {
		return switch (institution.level()) {
			case ONE -> HospitalLevel.ONE;
			case TWO -> HospitalLevel.TWO;
			case THREE -> HospitalLevel.THREE;
		};
	}
}
