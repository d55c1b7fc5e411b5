package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import medpay.sandbox.DemoClient;
import medpay.sandbox.DemoClients;
import medpay.sandbox.his.HisBill;
import medpay.sandbox.his.HisVisit;
import medpay.sandbox.his.HisVisit.Scene;
import medpay.sandbox.his.MedpayDoor;
import medpay.shared.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The HIS in the box does a visit through the signed API, like any other HIS. */
@SandboxTest
class HisInTheBoxTests {

	@LocalServerPort
	private int port;

	@Autowired
	private MedpayDoor medpay;

	@Autowired
	private DemoClients clients;

	@Autowired
	private JdbcClient jdbc;

	private City city;
	private Visit person;

	@BeforeEach
	void open() {
		city = new City(port);
		person = new Visit(city, city.hospital(0));
	}

	@Test
	void verifiesEstimatesAndPaysByOneAndTheSameBill() {
		String patient = person.aPatient();
		person.aCard(patient, 1_000_000);
		person.aSignedAgreement(patient);
		String code = city.sandbox("POST", "/patients/" + patient + "/codes", Map.of("kind", "INSURANCE_VOUCHER")).text("code");
		var his = clients.hospitals().getFirst();
		var visit = new HisVisit(Visit.billNumber(), new HisVisit.Department("0301", "心内科"), new HisVisit.Doctor("D1", "李医生"),
				OffsetDateTime.parse("2026-11-23T09:30:00+08:00"), null, List.of(new HisVisit.Diagnosis("I10.x00", "高血压", true)));
		var bill = new HisBill(Visit.billNumber(), visit, Scene.OUTPATIENT,
				List.of(new HisBill.Line("XC08CAA187A001020101187", "H1", "苯磺酸氨氯地平片", new Money(2_450), 2),
						new HisBill.Line("OWN-7", "OWN-7", "病历本", new Money(150), 1)));

		var verified = medpay.call(his, "POST", "/voucher-verifications", visit.verification(code, Scene.OUTPATIENT));
		var estimated = medpay.call(his, "POST", "/payments/estimates", bill.request(verified.text("verification_id")));
		var paid = medpay.call(his, "POST", "/payments", bill.request(verified.text("verification_id")));

		assertThat(verified.text("result")).as("%s", verified).isEqualTo("VERIFIED");
		assertThat(estimated.status()).as("%s", estimated).isEqualTo(200);
		assertThat(paid.text("state")).as("%s", paid).isEqualTo("PAID");
		assertThat(paid.body().path("total_fen").asLong()).isEqualTo(bill.total().fen()).isEqualTo(5_050);
		assertThat(jdbc.sql("select operation from sandbox.message where sender = 'his'").query(String.class).list()).contains("verification",
				"estimate", "payment");
	}

	@Test
	void aStrangersSecretIsRefusedAsAnybodyElses() {
		var his = clients.hospitals().getFirst();
		var forged = new DemoClient(his.clientId(), "another secret", his.kind(), his.institutionCode());

		var refused = medpay.call(forged, "GET", "/payments?bill_number=NONE", null);

		assertThat(refused.status()).isEqualTo(401);
		assertThat(refused.text("code")).isEqualTo("signature_wrong");
	}
}
