package medpay.sandbox.his;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A visit as the hospital's HIS knows it (就诊): where, with whom, since when, for what.
 *
 * @param visitNumber the hospital's own number, at most 30 characters
 * @param diseaseCode for the scene of serious disease
 */
public record HisVisit(String visitNumber, Department department, Doctor doctor, OffsetDateTime startedAt, @Nullable String diseaseCode,
		List<Diagnosis> diagnoses) {

	/** What kind of care a bill is for (场景). */
	public enum Scene {
		/** 挂号. */
		REGISTRATION,
		/** 门诊. */
		OUTPATIENT,
		/** 急诊. */
		EMERGENCY,
		/** 大病门诊. */
		SERIOUS_DISEASE
	}

	/** A department (科室). */
	public record Department(String code, String name) {}

	/** A doctor (医生), who operates the HIS as well. */
	public record Doctor(String code, String name) {}

	/** A diagnosis (诊断), ICD-10 in the insurance edition. */
	public record Diagnosis(String code, String name, boolean main) {}

	/** The body of {@code POST /voucher-verifications} for a scanned code. */
	public ObjectNode verification(String code, Scene scene) {
		var body = HisJson.object().put("code", code).put("scene", scene.name()).put("department_code", department.code())
				.put("department_name", department.name()).put("terminal", terminal());
		body.set("operator", operator());
		return body;
	}

	ObjectNode operator() {
		return HisJson.object().put("code", doctor.code()).put("name", doctor.name()).put("kind", "DOCTOR");
	}

	/** The machine in the consulting room. */
	String terminal() {
		return "ROOM-" + department.code();
	}
}
