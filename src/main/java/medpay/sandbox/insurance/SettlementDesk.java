package medpay.sandbox.insurance;

import java.util.Set;
import medpay.insurance.platform.PlatformNumbers;
import medpay.insurance.platform.SettlementMessages;
import medpay.insurance.platform.SettlementMessages.Settle;
import medpay.insurance.platform.SettlementMessages.Trial;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.insurance.FeeLines.Batch;
import medpay.sandbox.insurance.policy.Accounts;
import medpay.sandbox.insurance.policy.BillSplit;
import medpay.sandbox.insurance.policy.Care;
import medpay.sandbox.insurance.policy.CatalogueSplit;
import medpay.sandbox.insurance.policy.InsuranceYear;
import medpay.sandbox.insurance.policy.Outpatient;
import medpay.sandbox.insurance.policy.OutpatientTerms;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Settles batches (结算): 2206 tries, 2207 moves the accounts under the person's lock. */
@Component
@SandboxPart
class SettlementDesk {

	/** Registrations are settled without a 2203. */
	private static final Set<String> REGISTRATIONS = Set.of("12", "1302");
	private static final String BY_ITEM = "01";
	private static final String USE_ACCOUNT = "1";

	private final InsuredPatients patients;
	private final Credentials credentials;
	private final Visits visits;
	private final FeeLines lines;
	private final Settlements settlements;
	private final InsuranceBook book;

	SettlementDesk(InsuredPatients patients, Credentials credentials, Visits visits, FeeLines lines, Settlements settlements, InsuranceBook book) {
		this.patients = patients;
		this.credentials = credentials;
		this.visits = visits;
		this.lines = lines;
		this.settlements = settlements;
		this.book = book;
	}

	/** 2206: nothing moves. */
	ObjectNode trial(Call call) {
		Trial trial = call.input(SettlementMessages.TrialInput.class).data();
		InsuredPatient patient = check(call, trial);
		Accounts accounts = patients.accounts(patient.number(), patient.year(call.today()));
		Settlement tried = split(call, trial, patient, accounts, "");
		lines.tried(tried.batch(), tried.split().scope());
		return new SettlementAnswer(call, patient, tried, "", accounts.after(tried.split())).trial();
	}

	/** 2207. */
	ObjectNode settle(Call call) {
		Settle settle = call.input(SettlementMessages.SettleInput.class).data();
		Trial trial = trialOf(settle);
		InsuredPatient patient = check(call, trial);
		InsuranceYear year = patient.year(call.today());
		Accounts accounts = patients.lockAccounts(patient.number(), year);
		Settlement settlement = split(call, trial, patient, accounts, visits.nextNumber(call));
		CatalogueSplit scope = settlement.split().scope();
		if (!scope.equals(lines.trial(settlement.batch())) || !scope.equals(told(settle))) {
			throw new Refused("全自费、超限价、先行自付、符合范围金额与预结算不一致");
		}
		Accounts left = accounts.after(settlement.split());
		patients.save(patient.number(), year, left);
		settlements.add(settlement);
		lines.settle(settlement.batch(), settlement.number());
		book.settled(settlement, call);
		return new SettlementAnswer(call, patient, settlement, settlement.number(), left).settled();
	}

	private static Trial trialOf(Settle settle) {
		return new Trial(settle.psnNo(), settle.mdtrtCertType(), settle.mdtrtCertNo(), settle.medType(), settle.medfeeSumamt(),
				settle.psnSetlway(), settle.mdtrtId(), settle.chrgBchno(), settle.acctUsedFlag(), settle.insutype());
	}

	private static CatalogueSplit told(Settle settle) {
		return new CatalogueSplit(PlatformNumbers.money(settle.fulamtOwnpayAmt()), PlatformNumbers.money(settle.overlmtSelfpay()),
				PlatformNumbers.money(settle.preselfpayAmt()), PlatformNumbers.money(settle.inscpScpAmt()));
	}

	/** Locks the visit and checks what both transactions ask; the lines are checked by {@link #split}. */
	private InsuredPatient check(Call call, Trial trial) {
		Visits.Visit visit = visits.lockOpen(call, trial.mdtrtId(), trial.psnNo());
		if (!REGISTRATIONS.contains(trial.medType()) && !trial.medType().equals(visit.medicalType())) {
			throw new Refused("请先上传就诊信息(2203)，医疗类别须一致：med_type");
		}
		if (!trial.psnSetlway().equals(BY_ITEM)) {
			throw new Refused("个人结算方式须为01按项目：psn_setlway");
		}
		if (!trial.acctUsedFlag().equals("0") && !trial.acctUsedFlag().equals(USE_ACCOUNT)) {
			throw new Refused("个人账户使用标志须为0或1：acct_used_flag");
		}
		InsuredPatient patient = patients.find(visit.person()).orElseThrow();
		if (!patient.insurance().code().equals(trial.insutype())) {
			throw new Refused("险种与参保信息不符：insutype");
		}
		credentials.checkForVisit(call, visit, trial.mdtrtCertType(), trial.mdtrtCertNo());
		return patient;
	}

	private Settlement split(Call call, Trial trial, InsuredPatient patient, Accounts accounts, String number) {
		Batch batch = new Batch(trial.mdtrtId(), trial.chrgBchno());
		CatalogueSplit scope = lines.unsettled(batch);
		if (scope.total().nothing()) {
			throw new Refused(lines.isSettled(batch) ? "该批次费用已结算" : "该批次没有未结算的费用明细，请先上传(2204)");
		}
		if (!scope.total().equals(PlatformNumbers.money(trial.medfeeSumamt()))) {
			throw new Refused("医疗费总额与明细合计不一致：medfee_sumamt");
		}
		var visit = new Outpatient(patient.type(), patient.birthDate(), call.level(), call.today(), Care.of(trial.medType()));
		BillSplit split = BillSplit.of(scope, OutpatientTerms.of(visit), accounts, trial.acctUsedFlag().equals(USE_ACCOUNT));
		return new Settlement(number, call.envelope().msgid(), batch, call.institutionCode(), patient.number(), patient.year(call.today()),
				trial.medType(), trial.mdtrtCertType(), split, call.now(), true);
	}
}
