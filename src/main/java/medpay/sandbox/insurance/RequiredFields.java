package medpay.sandbox.insurance;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Which fields a transaction must carry (必填项), and how long those may be that the platform keeps; the published tables' names. */
final class RequiredFields {

	private static final String CREDENTIAL = "mdtrt_cert_type/3 mdtrt_cert_no/50";
	private static final String REGISTRATION = "psn_no/30 insutype/6 begntime " + CREDENTIAL
			+ " ipt_otp_no/30 atddr_no/30 dr_name/50 dept_code/30 dept_name/100 caty/6";
	private static final String TRIAL = "psn_no/30 " + CREDENTIAL
			+ " med_type/6 medfee_sumamt psn_setlway/6 mdtrt_id/30 chrg_bchno/30 acct_used_flag/1 insutype/6";

	private static final Map<String, List<Part>> TRANSACTIONS = Map.ofEntries(
			Map.entry("9001", List.of(one("signIn", "opter_no/20 mac/20 ip/20"))),
			Map.entry("1101", List.of(one("data", CREDENTIAL))),
			Map.entry("2201", List.of(one("data", REGISTRATION))),
			Map.entry("2201A", List.of(one("data", REGISTRATION))),
			Map.entry("2202", List.of(one("data", "psn_no/30 mdtrt_id/30 ipt_otp_no/30"))),
			Map.entry("2203",
					List.of(one("mdtrtinfo", "mdtrt_id/30 psn_no/30 med_type/6 begntime"),
							many("diseinfo",
									"diag_type/3 diag_srt_no diag_code/20 diag_name/100 diag_dept/50 dise_dor_no/30 dise_dor_name/50 diag_time vali_flag/3"))),
			Map.entry("2204", List.of(many("feedetail",
					"feedetl_sn/30 mdtrt_id/30 psn_no/30 chrg_bchno/30 rx_circ_flag/3 fee_ocur_time med_list_codg/50 medins_list_codg/150"
							+ " det_item_fee_sumamt cnt pric bilg_dept_codg/30 bilg_dept_name/100 hosp_appr_flag/3"))),
			Map.entry("2205", List.of(one("data", "mdtrt_id/30 chrg_bchno/30 psn_no/30"))),
			Map.entry("2206", List.of(one("data", TRIAL))),
			Map.entry("2207", List.of(one("data", TRIAL + " fulamt_ownpay_amt overlmt_selfpay preselfpay_amt inscp_scp_amt"))),
			Map.entry("2208", List.of(one("data", "setl_id/30 mdtrt_id/30 psn_no/30"))),
			Map.entry("3201", List.of(one("data", "insutype/6 clr_type/6 setl_optins/6 stmt_begndate/10 stmt_enddate/10 medfee_sumamt fund_pay_sumamt"
					+ " acct_pay fixmedins_setl_cnt/10"))),
			Map.entry("3202", List.of(one("data", "setl_optins/6 file_qury_no/30 stmt_begndate/10 stmt_enddate/10 medfee_sumamt fund_pay_sumamt"
					+ " cash_payamt fixmedins_setl_cnt/10 clr_type/6 refd_setl_flag/6"))),
			Map.entry("9101", List.of(one("fsUploadIn", "filename/200 fixmedins_code/30"))),
			Map.entry("9102", List.of(one("fsDownloadIn", "file_qury_no/30 filename/200 fixmedins_code/30"))),
			Map.entry("2601", List.of(one("data", "psn_no/30 omsgid/30 oinfno/5"))));

	private static final List<Field> HEADER = fields(
			"infno/5 msgid/30 mdtrtarea_admvs/6 recer_sys_code/10 infver/6 opter_type/3 opter/30 opter_name/50"
					+ " inf_time/19 fixmedins_code/14 fixmedins_name/200");

	private RequiredFields() {}

	private record Field(String name, int longest) {}

	private record Part(String name, boolean list, List<Field> fields) {}

	private static Part one(String name, String fields) {
		return new Part(name, false, fields(fields));
	}

	private static Part many(String name, String fields) {
		return new Part(name, true, fields(fields));
	}

	private static List<Field> fields(String names) {
		return List.of(names.split(" ")).stream().map(name -> name.split("/"))
				.map(parts -> new Field(parts[0], parts.length == 2 ? Integer.parseInt(parts[1]) : 40)).toList();
	}

	static boolean knows(String infno) {
		return TRANSACTIONS.containsKey(infno);
	}

	/** Checks the envelope; insuplc_admdvs is required when the input names a person. */
	static void checkHeader(JsonNode message) {
		check(message, "", HEADER);
		boolean namesPerson = message.path("input").path("data").has("psn_no") || message.path("input").path("mdtrtinfo").has("psn_no")
				|| message.path("input").path("feedetail").path(0).has("psn_no");
		if (namesPerson) {
			check(message, "", fields("insuplc_admdvs/6"));
		}
	}

	static void checkInput(String infno, JsonNode input) {
		for (Part part : TRANSACTIONS.getOrDefault(infno, List.of())) {
			JsonNode node = input.path(part.name());
			if (!part.list()) {
				check(node, part.name() + ".", part.fields());
				continue;
			}
			// Rows must be whole; how many diagnoses a visit needs is not published. A bill without a line is none.
			if (!node.isArray() || (part.name().equals("feedetail") && node.isEmpty())) {
				throw new Refused("缺少必填字段：" + part.name());
			}
			for (int row = 0; row < node.size(); row++) {
				check(node.get(row), part.name() + "[" + row + "].", part.fields());
			}
		}
	}

	private static void check(JsonNode node, String path, List<Field> fields) {
		for (Field field : fields) {
			JsonNode value = node.path(field.name());
			boolean empty = value.isString() && (value.asString().isBlank() || value.asString().equals("null"));
			if (empty || value.isMissingNode() || value.isNull()) {
				throw new Refused("缺少必填字段：" + path + field.name());
			}
			if (!value.isValueNode() || value.asString().length() > field.longest()) {
				throw new Refused("字段格式或长度不符：" + path + field.name());
			}
		}
	}
}
