package medpay;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Medpay (医疗付费“一件事”): voucher verification, no-touch payment, settlement and reconciliation in one application. */
@SpringBootApplication
public class MedpayApplication {

	public static void main(String[] args) {
		SpringApplication.run(MedpayApplication.class, args);
	}
}
