package medpay.sandbox.insurance;

import java.util.Set;
import medpay.insurance.platform.PersonMessages;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformNumbers;
import medpay.insurance.platform.PlatformTime;
import medpay.insurance.platform.SignInMessages;
import medpay.insurance.platform.VisitMessages;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.insurance.FeeLines.Batch;
import medpay.sandbox.insurance.policy.Accounts;
import medpay.sandbox.insurance.policy.Care;
import medpay.insurance.platform.LineMessages;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;
import java.util.List;

/** What moves no money (签到、人员、就诊): 9001, 1101, 2201, 2202, 2203. */
@Component
@SandboxPart
class VisitDesk {

	/** Kinds of care that 2203 can tell: clinic, emergency, serious disease. A registration needs no 2203. */
	private static final Set<String> TOLD_BY_2203 = Set.of("11", "13", "140101");

	private final InsuredPatients patients;
	private final Credentials credentials;
	private final Visits visits;
	private final FeeLines lines;
	private final Settlements settlements;

	VisitDesk(InsuredPatients patients, Credentials credentials, Visits visits, FeeLines lines, Settlements settlements) {
		this.patients = patients;
		this.credentials = credentials;
		this.visits = visits;
		this.lines = lines;
		this.settlements = settlements;
	}

	/** 9001. */
	ObjectNode signIn(Call call) {
		return PlatformJson.tree(new SignInMessages.Output(new SignInMessages.Signinoutb(PlatformTime.time(call.now()), visits.nextNumber(call))));
	}

	/** 1101. */
	ObjectNode person(Call call) {
		var query = call.input(PersonMessages.Input.class).data();
		InsuredPatient patient = credentials.identify(call, query.mdtrtCertType(), query.mdtrtCertNo());
		if (query.mdtrtCertType().equals(Credentials.TOKEN)) {
			required(query.psnCertType(), "data.psn_cert_type");
			required(query.certno(), "data.certno");
			required(query.psnName(), "data.psn_name");
			if (!query.certno().equals(patient.idNumber().value()) || !query.psnName().equals(patient.name().value())) {
				throw new Refused("证件号码或姓名与医保电子凭证不符：certno");
			}
		}
		var accounts = patients.accounts(patient.number(), patient.year(call.today()));
		var base = new PersonMessages.Baseinfo(patient.number().value(), "01", patient.idNumber().value(), patient.name().value(),
				patient.gender(), "99", PlatformTime.date(patient.birthDate()), patient.age(call.today()), "", "");
		return PlatformJson.tree(new PersonMessages.Output(base, insurances(patient, accounts), List.of()));
	}

	/** None for somebody not insured. */
	private static List<PersonMessages.Insuinfo> insurances(InsuredPatient patient, Accounts accounts) {
		return patient.insured()
				? List.of(new PersonMessages.Insuinfo(PlatformNumbers.amount(accounts.balance()), patient.insurance().code(),
						patient.type().code(), "1", "2020-01-01", "", "0", InsuredPatient.AREA, ""))
				: List.of();
	}

	private static void required(String value, String field) {
		if (value.isBlank()) {
			throw new Refused("缺少必填字段：" + field);
		}
	}

	/** 2201 and 2201A. */
	ObjectNode open(Call call) {
		var registration = call.input(VisitMessages.OpenInput.class).data();
		PlatformTime.readTime(registration.begntime());
		InsuredPatient patient = credentials.identify(call, registration.mdtrtCertType(), registration.mdtrtCertNo());
		if (!patient.number().value().equals(registration.psnNo())) {
			throw new Refused("就诊凭证与人员编号不符：psn_no");
		}
		if (!patient.insurance().code().equals(registration.insutype())) {
			throw new Refused("险种与参保信息不符：insutype");
		}
		String number = visits.open(call, registration.iptOtpNo(), patient.number());
		if (registration.mdtrtCertType().equals(Credentials.TOKEN)) {
			visits.openedBy(number, registration.mdtrtCertNo());
		}
		return PlatformJson.tree(new VisitMessages.OpenOutput(new VisitMessages.Opened(number, registration.psnNo(), registration.iptOtpNo())));
	}

	/** 2202: only a visit without a standing settlement; unsettled lines go with it. */
	ObjectNode close(Call call) {
		var closing = call.input(VisitMessages.CloseInput.class).data();
		Visits.Visit visit = visits.lockOpen(call, closing.mdtrtId(), closing.psnNo());
		if (!visit.hospitalNumber().equals(closing.iptOtpNo())) {
			throw new Refused("住院/门诊号与挂号登记不符：ipt_otp_no");
		}
		if (settlements.anyStanding(visit.number())) {
			throw new Refused("该就诊存在有效结算，请先撤销结算");
		}
		lines.withdraw(new Batch(visit.number(), LineMessages.ALL_UNSETTLED));
		visits.close(call, visit);
		return PlatformJson.emptyObject();
	}

	/** 2203. */
	ObjectNode diagnoses(Call call) {
		var told = call.input(VisitMessages.DiagnosesInput.class).mdtrtinfo();
		PlatformTime.readTime(told.begntime());
		Visits.Visit visit = visits.lockOpen(call, told.mdtrtId(), told.psnNo());
		if (!TOLD_BY_2203.contains(told.medType())) {
			throw new Refused("该医疗类别不上传就诊信息：med_type");
		}
		if (Care.of(told.medType()) == Care.SERIOUS_DISEASE && told.diseCodg().isBlank()) {
			throw new Refused("门诊大病须填写病种编码：mdtrtinfo.dise_codg");
		}
		visits.tellType(visit, told.medType());
		return PlatformJson.emptyObject();
	}
}
