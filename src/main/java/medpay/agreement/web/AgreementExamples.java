package medpay.agreement.web;

/** Examples for the API's description (接口示例). */
final class AgreementExamples {

	static final String WAITING = """
			{"agreement_number":"0193593fe2a07b0c9d4f1a2b3c4d5e6f","channel":"UNIONPAY","state":"SIGNING",
			"continue_url":"https://gateway.example/sign?order=0193593fe2a07b0c9d4f1a2b3c4d5e6f","limits":{"per_payment_fen":50000},
			"used_fen":0,"held_fen":0,"used_today_fen":0,"left":{"next_payment_fen":50000},"consent_version":"2026-11",
			"consented_at":"2026-11-23T01:15:00Z","suspended_by":[],"termination_requested":false,"limit_raises":[],"members":[]}""";
	static final String ACTIVE = """
			{"agreement_number":"0193593fe2a07b0c9d4f1a2b3c4d5e6f","channel":"UNIONPAY","state":"ACTIVE","account":"6216***********0018",
			"limits":{"per_payment_fen":50000,"per_day_fen":100000},"used_fen":3150,"held_fen":0,"used_today_fen":3150,
			"left":{"next_payment_fen":50000,"per_day_fen":96850},"consent_version":"2026-11","consented_at":"2026-11-23T01:15:00Z",
			"signed_at":"2026-11-23T01:15:20Z","suspended_by":[],"termination_requested":false,"limit_raises":[],
			"members":[{"person_no":"310000000000000002","relation":"CHILD","consent_version":"2026-11","consented_at":"2026-11-23T01:20:00Z"}]}""";
	static final String ENDED_AT_HOSPITAL = """
			{"agreement_number":"0193593fe2a07b0c9d4f1a2b3c4d5e6f","state":"TERMINATED","reason":"by_hospital","termination_requested":false}""";
	static final String RAISE = """
			{"request_number":"raise-1","consent_version":"2026-11","limits":{"per_payment_fen":80000},"credit_limit_fen":3000000}""";
	static final String RAISE_WAITING = """
			{"request_number":"raise-1","state":"WAITING","limits":{"per_payment_fen":80000},"credit_limit_fen":3000000,
			"asked_at":"2026-11-23T01:30:00Z"}""";
	static final String RAISE_GRANTED = """
			{"request_number":"raise-1","state":"GRANTED","limits":{"per_payment_fen":80000},"credit_limit_fen":3000000,
			"granted_credit_limit_fen":3000000,"asked_at":"2026-11-23T01:30:00Z","ended_at":"2026-11-23T01:30:09Z"}""";
	static final String CARD = """
			{"person_no":"310000000000000001","request_number":"card-1","channel":"UNIONPAY","consent_version":"2026-11","issuer":"示范银行",
			"credit_limit_fen":2000000}""";
	static final String CARD_WAITING = """
			{"application_number":"0193594ae2a07b0c9d4f1a2b3c4d5e6f","request_number":"card-1","state":"WAITING","issuer":"示范银行",
			"credit_limit_fen":2000000,"asked_at":"2026-11-23T01:40:00Z"}""";
	static final String CARD_GRANTED = """
			{"application_number":"0193594ae2a07b0c9d4f1a2b3c4d5e6f","request_number":"card-1","state":"GRANTED","issuer":"示范银行",
			"credit_limit_fen":2000000,"granted_credit_limit_fen":2000000,"account":"629900******0017","asked_at":"2026-11-23T01:40:00Z",
			"ended_at":"2026-11-23T01:40:12Z"}""";
	static final String CONSENTS = """
			{"items":[{"kind":"SIGNING","consent_version":"2026-11","given_at":"2026-11-23T01:15:00Z","given_by":"app-1"},
			{"kind":"LIMIT_RAISE","consent_version":"2026-11","given_at":"2026-11-23T01:30:00Z","given_by":"app-1","about":"raise-1"}],
			"next_cursor":null}""";

	private AgreementExamples() {}
}
