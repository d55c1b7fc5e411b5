package medpay.payment.web;

/** Examples for the API description (示例). Invented people only. */
final class PaymentExamples {

	static final String PAYMENT = """
			{"bill_number":"B20261123-0001","verification_id":"019aa000-0000-7000-8000-000000000001","scene":"OUTPATIENT",
			 "operator":{"code":"D1001","name":"李医生","kind":"DOCTOR"},"terminal":"ROOM-12",
			 "visit":{"visit_number":"V20261123-0001","department_code":"0301","department_name":"心内科","doctor_code":"D1001","doctor_name":"李医生",
			  "started_at":"2026-11-23T09:30:00+08:00","diagnoses":[{"code":"I10.x00","name":"高血压","main":true}]},
			 "lines":[{"line_number":1,"item_code":"XC08CAA187A001020101187","hospital_item_code":"861507","item_name":"苯磺酸氨氯地平片",
			  "unit_price":"12.30","quantity":"2","amount_fen":2460}],"total_fen":2460}""";

	private PaymentExamples() {}
}
