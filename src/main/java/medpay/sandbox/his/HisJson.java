package medpay.sandbox.his;

import java.time.format.DateTimeFormatter;
import medpay.sandbox.his.HisVisit.Diagnosis;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes what the HIS knows in the contract's words (接口报文). */
final class HisJson {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private HisJson() {}

	static ObjectNode object() {
		return JSON.createObjectNode();
	}

	static ObjectNode tree(HisVisit visit) {
		ObjectNode tree = object().put("visit_number", visit.visitNumber()).put("department_code", visit.department().code())
				.put("department_name", visit.department().name()).put("doctor_code", visit.doctor().code())
				.put("doctor_name", visit.doctor().name()).put("started_at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(visit.startedAt()));
		if (visit.diseaseCode() != null) {
			tree.put("disease_code", visit.diseaseCode());
		}
		var diagnoses = tree.putArray("diagnoses");
		for (Diagnosis diagnosis : visit.diagnoses()) {
			diagnoses.addObject().put("code", diagnosis.code()).put("name", diagnosis.name()).put("main", diagnosis.main());
		}
		return tree;
	}
}
