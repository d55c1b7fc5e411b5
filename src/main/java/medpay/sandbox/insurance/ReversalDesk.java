package medpay.sandbox.insurance;

import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.SettlementMessages;
import medpay.insurance.platform.VoidMessages;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.insurance.policy.Accounts;
import medpay.sandbox.insurance.policy.BillSplit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Undoes settlements: 2208 (结算撤销) a settlement that was answered, 2601 (冲正) a transaction that was not. */
@Component
@SandboxPart
class ReversalDesk {

	private static final String SETTLE = "2207";
	private static final String REVERSE = "2208";

	private final InsuredPatients patients;
	private final Visits visits;
	private final FeeLines lines;
	private final Settlements settlements;
	private final Messages messages;
	private final InsuranceBook book;

	ReversalDesk(InsuredPatients patients, Visits visits, FeeLines lines, Settlements settlements, Messages messages, InsuranceBook book) {
		this.patients = patients;
		this.visits = visits;
		this.lines = lines;
		this.settlements = settlements;
		this.messages = messages;
		this.book = book;
	}

	/** 2208: the accounts and the deductible get back what the settlement took, once. */
	ObjectNode reverse(Call call) {
		var order = call.input(SettlementMessages.ReverseInput.class).data();
		Visits.Visit visit = visits.lock(call, order.mdtrtId(), order.psnNo());
		Settlement settlement = settlements.find(order.setlId()).filter(found -> found.batch().visit().equals(visit.number()))
				.orElseThrow(() -> new Refused("未找到该就诊的结算：setl_id"));
		if (!settlement.standing()) {
			throw new Refused("该结算已撤销");
		}
		settlements.reversed(settlement, call.envelope().msgid());
		Accounts left = giveBack(settlement);
		String number = visits.nextNumber(call);
		book.reversed(settlement, number, call);
		InsuredPatient patient = patients.find(settlement.person()).orElseThrow();
		return new SettlementAnswer(call, patient, settlement, number, left).undone();
	}

	/** 2601: whatever the message did is undone, and it can do nothing any more; asked again it answers the same. */
	ObjectNode makeVoid(Call call) {
		var order = call.input(VoidMessages.Input.class).data();
		if (!order.oinfno().equals(SETTLE) && !order.oinfno().equals(REVERSE)) {
			throw new Refused("该交易不支持冲正：oinfno");
		}
		if (!order.omsgid().startsWith(call.institutionCode()) || order.omsgid().equals(call.envelope().msgid())) {
			throw new Refused("原发送方报文ID不是本机构的交易：omsgid");
		}
		if (messages.makeVoid(call, order.omsgid(), order.oinfno())) {
			if (order.oinfno().equals(SETTLE)) {
				undoSettlement(call, order.omsgid(), order.psnNo());
			} else {
				undoReversal(call, order.omsgid(), order.psnNo());
			}
		}
		return PlatformJson.emptyObject();
	}

	private void undoSettlement(Call call, String msgid, String person) {
		Settlement found = settlements.ofMessage(msgid).orElseThrow();
		visits.lock(call, found.batch().visit(), person);
		Settlement settlement = settlements.ofMessage(msgid).orElseThrow();
		if (!settlement.standing()) {
			throw new Refused("原结算已撤销，无需冲正");
		}
		settlements.voided(settlement);
		giveBack(settlement);
		book.reversed(settlement, settlement.number(), call);
	}

	private void undoReversal(Call call, String msgid, String person) {
		Settlement settlement = settlements.undoneBy(msgid).orElseThrow(() -> new Refused("原结算撤销已不可冲正"));
		visits.lock(call, settlement.batch().visit(), person);
		Accounts accounts = patients.lockAccounts(settlement.person(), settlement.year());
		BillSplit split = settlement.split();
		if (settlements.anyStanding(settlement.batch()) || accounts.current().compareTo(split.currentAccount()) < 0
				|| accounts.history().compareTo(split.historyAccount()) < 0) {
			throw new Refused("该批次已重新结算或个人账户余额不足，不能冲正");
		}
		settlements.standsAgain(settlement);
		patients.save(settlement.person(), settlement.year(), accounts.after(split));
		lines.settle(settlement.batch(), settlement.number());
		book.settled(settlement, call);
	}

	private Accounts giveBack(Settlement settlement) {
		Accounts left = patients.lockAccounts(settlement.person(), settlement.year()).before(settlement.split());
		patients.save(settlement.person(), settlement.year(), left);
		lines.unsettle(settlement.number());
		return left;
	}
}
