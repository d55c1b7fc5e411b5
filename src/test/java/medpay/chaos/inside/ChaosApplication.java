package medpay.chaos.inside;

import medpay.MedpayApplication;
import org.springframework.boot.SpringApplication;

/** The application as it is, and a fail point when one was set ({@code chaos.fail-point}). */
public final class ChaosApplication {

	private ChaosApplication() {}

	public static void main(String[] arguments) {
		SpringApplication.run(new Class<?>[]{MedpayApplication.class, FailPoints.class}, arguments);
	}
}
