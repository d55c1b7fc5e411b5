package medpay.sandbox.stage;

import java.util.List;
import medpay.sandbox.his.HisVisit;
import medpay.sandbox.his.HisVisit.Diagnosis;
import medpay.sandbox.his.HisVisit.Doctor;
import medpay.sandbox.his.HisVisit.Scene;
import medpay.shared.BilingualText;

/** The departments of the demonstration (演示科室), each with its doctor and what that doctor would usually order first. */
enum Department {

	/** 内科. */
	INTERNAL("0101", new BilingualText("内科", "Internal medicine"), Scene.OUTPATIENT, new Doctor("D1001", "安医生"),
			new Diagnosis("I10.x00", "特发性高血压", true),
			List.of(new Order("001102000010000", 1), new Order("003107010010000", 1), new Order("XC08CAA187A001020101187", 2),
					new Order("XC10AAA067A001020101187", 1))),
	/** 儿科. */
	PAEDIATRICS("0401", new BilingualText("儿科", "Paediatrics"), Scene.OUTPATIENT, new Doctor("D4001", "乐医生"),
			new Diagnosis("J06.900", "急性上呼吸道感染", true),
			List.of(new Order("001102000010000", 1), new Order("002501010150000", 1), new Order("002504010250000", 1),
					new Order("XJ01CAA040E001020200600", 1), new Order("001207000010000", 2))),
	/** 急诊. */
	EMERGENCY("0901", new BilingualText("急诊", "Emergency"), Scene.EMERGENCY, new Doctor("D9001", "捷医生"), new Diagnosis("R10.400", "腹痛", true),
			List.of(new Order("001102000030000", 1), new Order("002501010150000", 1), new Order("002103000010000", 1),
					new Order("001204000060000", 1))),
	/** 外科. */
	SURGERY("0201", new BilingualText("外科", "Surgery"), Scene.OUTPATIENT, new Doctor("D2001", "稳医生"), new Diagnosis("S61.900", "手开放性损伤", true),
			List.of(new Order("001102000010000", 1), new Order("002101020150000", 1), new Order("001206000040000", 1),
					new Order("XM01AEB173E003010300601", 1))),
	/** 中医科. */
	CHINESE_MEDICINE("0701", new BilingualText("中医科", "Chinese medicine"), Scene.OUTPATIENT, new Doctor("D7001", "和医生"),
			new Diagnosis("I10.x00", "特发性高血压", true),
			List.of(new Order("001102000010200", 1), new Order("ZA15BAZ0064010104572", 2), new Order("ZA04BAQ0443010401833", 1)));

	private final String code;
	private final BilingualText title;
	private final Scene scene;
	private final Doctor doctor;
	private final Diagnosis diagnosis;
	private final List<Order> usual;

	Department(String code, BilingualText title, Scene scene, Doctor doctor, Diagnosis diagnosis, List<Order> usual) {
		this.code = code;
		this.title = title;
		this.scene = scene;
		this.doctor = doctor;
		this.diagnosis = diagnosis;
		this.usual = List.copyOf(usual);
	}

	/** So many of one item (医嘱). */
	record Order(String itemCode, long quantity) {}

	BilingualText title() {
		return title;
	}

	Scene scene() {
		return scene;
	}

	Doctor doctor() {
		return doctor;
	}

	Diagnosis diagnosis() {
		return diagnosis;
	}

	List<Order> usual() {
		return usual;
	}

	HisVisit.Department asHisKnowsIt() {
		return new HisVisit.Department(code, title.zh());
	}
}
