package medpay.sandbox.insurance;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import medpay.insurance.platform.PlatformJson;
import medpay.sandbox.insurance.PlatformCaller.Reply;
import tools.jackson.databind.JsonNode;

/** Visits of test patients, opened and driven message by message. */
final class PlatformVisit {

	private static final AtomicInteger NUMBER = new AtomicInteger();
	private static final String NOW = "2026-11-23 09:00:00";

	private final PlatformCaller platform;

	PlatformVisit(PlatformCaller platform) {
		this.platform = platform;
	}

	Open open(long current, long history, long deductibleMet) {
		return openFor(platform.newPatient(current, history, deductibleMet));
	}

	Open openFor(Map<String, String> patient) {
		String hospitalNumber = "V" + NUMBER.incrementAndGet();
		Reply opened = platform.call("2201", """
				{"data":{"psn_no":"%s","insutype":"310","begntime":"%s","mdtrt_cert_type":"02","mdtrt_cert_no":"%s","ipt_otp_no":"%s",
				"atddr_no":"D1","dr_name":"李医生","dept_code":"01","dept_name":"内科","caty":"A03"}}""".formatted(patient.get("psn_no"), NOW,
				patient.get("id"), hospitalNumber));
		return new Open(platform, patient, opened.output().path("data").path("mdtrt_id").asString(""), hospitalNumber);
	}

	/** An open visit with 1000 in the history account, its diagnoses told, and one batch B1 of this amount in scope. */
	Open openAndUpload(String yuan) {
		Open visit = open(0, 100_000, 0);
		visit.diagnoses();
		visit.upload("B1", visit.line("S1", "002503020030000", "50.00", "2", yuan));
		return visit;
	}

	/** One open visit. */
	record Open(PlatformCaller platform, Map<String, String> patient, String mdtrtId, String hospitalNumber) {

		String person() {
			return String.valueOf(patient.get("psn_no"));
		}

		private String credential() {
			return "\"mdtrt_cert_type\":\"02\",\"mdtrt_cert_no\":\"" + patient.get("id") + "\"";
		}

		Reply diagnoses() {
			return diagnoses("11");
		}

		Reply diagnoses(String medicalType) {
			return platform.call("2203", """
					{"mdtrtinfo":{"mdtrt_id":"%s","psn_no":"%s","med_type":"%s","begntime":"%s"},"diseinfo":[{"diag_type":"1","diag_srt_no":1,
					"diag_code":"I10.x00","diag_name":"高血压","diag_dept":"01","dise_dor_no":"D1","dise_dor_name":"李医生","diag_time":"%s",
					"vali_flag":"1"}]}""".formatted(mdtrtId, person(), medicalType, NOW, NOW));
		}

		String line(String serial, String item, String price, String quantity, String amount) {
			return """
					{"feedetl_sn":"%s","mdtrt_id":"%s","psn_no":"%s","chrg_bchno":"%%s","rx_circ_flag":"0","fee_ocur_time":"%s","med_list_codg":"%s",
					"medins_list_codg":"H1","det_item_fee_sumamt":%s,"cnt":%s,"pric":"%s","bilg_dept_codg":"01","bilg_dept_name":"内科",
					"bilg_dr_codg":"D1","bilg_dr_name":"李医生","hosp_appr_flag":"0"}""".formatted(serial, mdtrtId, person(), NOW, item, amount,
					quantity, price);
		}

		Reply upload(String batch, String... lines) {
			return platform.call("2204", "{\"feedetail\":[" + String.join(",", lines).replace("%s", batch) + "]}");
		}

		Reply withdraw(String batch) {
			return platform.call("2205",
					"{\"data\":{\"mdtrt_id\":\"%s\",\"chrg_bchno\":\"%s\",\"psn_no\":\"%s\"}}".formatted(mdtrtId, batch, person()));
		}

		Reply trial(String batch, String total) {
			return trial(batch, total, "1");
		}

		Reply trial(String batch, String total, String useAccount) {
			return trialOf("11", batch, total, useAccount);
		}

		Reply trialOf(String medicalType, String batch, String total, String useAccount) {
			return platform.call("2206", "{\"data\":{" + settlement(credential(), medicalType, batch, total, useAccount) + "}}");
		}

		private String settlement(String credential, String medicalType, String batch, String total, String useAccount) {
			return """
					"psn_no":"%s",%s,"med_type":"%s","medfee_sumamt":%s,"psn_setlway":"01","mdtrt_id":"%s","chrg_bchno":"%s",
					"acct_used_flag":"%s","insutype":"310\"""".formatted(person(), credential, medicalType, total, mdtrtId, batch, useAccount);
		}

		/** 2207 with the amounts the trial answered. */
		Reply settle(String batch, String msgid, Reply trial) {
			JsonNode info = trial.output().path("setlinfo");
			return settleWith(batch, msgid, number(info, "medfee_sumamt"), number(info, "fulamt_ownpay_amt"), number(info, "overlmt_selfpay"),
					number(info, "preselfpay_amt"), number(info, "inscp_scp_amt"));
		}

		private static String number(JsonNode info, String field) {
			return String.valueOf(PlatformJson.number(info, field));
		}

		Reply settleWith(String batch, String msgid, String total, String own, String over, String first, String scope) {
			return platform.call("2207", msgid, settlementInput(batch, total, own, over, first, scope));
		}

		String settlementInput(String batch, String total, String own, String over, String first, String scope) {
			return "{\"data\":{" + settlement(credential(), "11", batch, total, "1")
					+ ",\"fulamt_ownpay_amt\":%s,\"overlmt_selfpay\":%s,\"preselfpay_amt\":%s,\"inscp_scp_amt\":%s}}".formatted(own, over, first,
							scope);
		}

		Reply reverse(String msgid, String settlement) {
			return platform.call("2208", msgid,
					"{\"data\":{\"setl_id\":\"%s\",\"mdtrt_id\":\"%s\",\"psn_no\":\"%s\"}}".formatted(settlement, mdtrtId, person()));
		}

		Reply makeVoid(String msgid, String infno) {
			return platform.call("2601",
					"{\"data\":{\"psn_no\":\"%s\",\"omsgid\":\"%s\",\"oinfno\":\"%s\"}}".formatted(person(), msgid, infno));
		}

		Reply close() {
			return platform.call("2202",
					"{\"data\":{\"psn_no\":\"%s\",\"mdtrt_id\":\"%s\",\"ipt_otp_no\":\"%s\"}}".formatted(person(), mdtrtId, hospitalNumber));
		}

		/** The whole personal account as 1101 tells it. */
		BigDecimal balance() {
			Reply person = platform.call("1101", "{\"data\":{" + credential() + "}}");
			return person.output().path("insuinfo").path(0).path("balc").decimalValue();
		}
	}
}
