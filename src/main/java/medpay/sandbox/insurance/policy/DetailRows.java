package medpay.sandbox.insurance.policy;

import java.util.ArrayList;
import java.util.List;
import medpay.shared.Money;

/** Writes a split as the rows of setldetail in Shanghai's texts: funds by code where they paid, the main texts always, their parts where not zero. */
public final class DetailRows {

	private final List<DetailRow> rows = new ArrayList<>();

	private DetailRows() {}

	/** {@code left}: the accounts after the settlement. */
	public static List<DetailRow> of(BillSplit split, Accounts left) {
		var writer = new DetailRows();
		writer.part(split.fund().code(), split.fund().label(), split.fundPaid());
		writer.part(Fund.LOCAL_SUPPLEMENT.code(), Fund.LOCAL_SUPPLEMENT.label(), split.aboveCap().fundPaid());
		writer.part("310200", "城镇职工基本医疗保险个人账户基金", split.accountPaid());
		writer.text("本年余额", left.current());
		writer.text("历年余额", left.history());
		writer.text("本年账户支", split.currentAccount());
		writer.part("门诊本账支", split.currentAccount());
		writer.text("历年账户支", split.historyAccount());
		writer.part("起付历账支", split.deductibleHistory());
		writer.part(split.fund().stage() + "历账支", split.ratioHistory());
		writer.part(Fund.LOCAL_SUPPLEMENT.stage() + "历账支", split.aboveCap().history());
		writer.text("共济账户支", Money.ZERO);
		writer.text("现金支付数", split.stageCash());
		writer.part("起付段现金", split.deductibleCash());
		writer.part(split.fund().stage() + "段现金", split.ratioCash());
		writer.part(Fund.LOCAL_SUPPLEMENT.stage() + "段现金", split.aboveCap().cash());
		writer.part("居保大病支", split.seriousDisease());
		writer.text("个人全自费", split.scope().ownPay());
		writer.part("全自费现金", split.scope().ownPay());
		writer.text("分类自付", split.scope().firstPay());
		writer.part("分类现金", split.scope().firstPay());
		writer.text("超限价自费", split.scope().overLimit());
		return List.copyOf(writer.rows);
	}

	private void text(String text, Money paid) {
		rows.add(new DetailRow(text, text, paid));
	}

	private void part(String text, Money paid) {
		part(text, text, paid);
	}

	private void part(String fundType, String name, Money paid) {
		if (!paid.nothing()) {
			rows.add(new DetailRow(fundType, name, paid));
		}
	}
}
