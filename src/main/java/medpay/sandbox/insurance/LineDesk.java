package medpay.sandbox.insurance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medpay.insurance.platform.LineMessages;
import medpay.insurance.platform.LineMessages.Feedetail;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformNumbers;
import medpay.insurance.platform.PlatformTime;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.insurance.FeeLines.Batch;
import medpay.sandbox.insurance.catalogue.Catalogue;
import medpay.sandbox.insurance.catalogue.CatalogueItem;
import medpay.sandbox.insurance.policy.CatalogueSplit;
import medpay.sandbox.insurance.policy.ItemTerms;
import medpay.shared.Money;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Bill lines (费用明细): 2204 uploads, 2205 withdraws. */
@Component
@SandboxPart
class LineDesk {

	/** What one 2204 may carry. */
	private static final int MOST_LINES = 100;
	/** hosp_appr_flag: the hospital itself says that the line is at the person's own expense. */
	private static final String NOT_APPROVED = "2";
	/** med_chrgitm_type 14: other. */
	private static final String OTHER_CHARGE = "14";

	private final Visits visits;
	private final FeeLines lines;
	private final Catalogue catalogue = Catalogue.ofSandbox();

	LineDesk(Visits visits, FeeLines lines) {
		this.visits = visits;
		this.lines = lines;
	}

	/** 2204. */
	ObjectNode upload(Call call) {
		List<Feedetail> uploaded = call.input(LineMessages.UploadInput.class).feedetail();
		if (uploaded.size() > MOST_LINES) {
			throw new Refused("一次上传明细不得超过100条：feedetail");
		}
		Feedetail first = uploaded.getFirst();
		Visits.Visit visit = visits.lockOpen(call, first.mdtrtId(), first.psnNo());
		var results = new ArrayList<LineMessages.Result>();
		for (Feedetail line : uploaded) {
			if (!line.mdtrtId().equals(visit.number()) || !line.psnNo().equals(first.psnNo())) {
				throw new Refused("一次上传只能是同一人员同一就诊的明细：mdtrt_id");
			}
			results.add(add(new Batch(visit.number(), line.chrgBchno()), line));
		}
		return PlatformJson.tree(new LineMessages.UploadOutput(results));
	}

	private LineMessages.Result add(Batch batch, Feedetail line) {
		PlatformTime.readTime(line.feeOcurTime());
		if (batch.number().equals(LineMessages.ALL_UNSETTLED) || lines.isSettled(batch)) {
			throw new Refused("收费批次号已结算或不可用：chrg_bchno");
		}
		Money amount = PlatformNumbers.money(line.detItemFeeSumamt());
		if (amount.nothing() || line.cnt().signum() <= 0 || line.pric().signum() < 0) {
			throw new Refused("明细金额、数量须大于零：" + line.feedetlSn());
		}
		Optional<CatalogueItem> item = catalogue.find(line.medListCodg());
		ItemTerms terms = line.hospApprFlag().equals(NOT_APPROVED)
				? ItemTerms.OWN_EXPENSE
				: item.map(CatalogueItem::terms).orElse(ItemTerms.OWN_EXPENSE);
		CatalogueSplit split = terms.split(amount, line.pric(), line.cnt());
		if (!lines.add(batch, line.feedetlSn(), amount, split)) {
			throw new Refused("费用明细流水号重复：" + line.feedetlSn());
		}
		lines.forgetTrial(batch);
		return result(line, split, terms, item.map(CatalogueItem::chargeType).orElse(OTHER_CHARGE));
	}

	private static LineMessages.Result result(Feedetail line, CatalogueSplit split, ItemTerms terms, String chargeType) {
		BigDecimal ceiling = terms.priceCeiling();
		return new LineMessages.Result(line.feedetlSn(), line.detItemFeeSumamt(), line.cnt(), line.pric(), PlatformNumbers.price(ceiling),
				PlatformNumbers.share(terms.firstPayShare()), PlatformNumbers.amount(split.ownPay()), PlatformNumbers.amount(split.overLimit()),
				PlatformNumbers.amount(split.firstPay()), PlatformNumbers.amount(split.inScope()), terms.itemClass().code(), chargeType, "0", "0",
				"0", "0", "0", "0", "");
	}

	/** 2205: nothing to withdraw is no error, so that a lost answer can be asked for again. */
	ObjectNode withdraw(Call call) {
		var withdrawal = call.input(LineMessages.WithdrawInput.class).data();
		Visits.Visit visit = visits.lock(call, withdrawal.mdtrtId(), withdrawal.psnNo());
		lines.withdraw(new Batch(visit.number(), withdrawal.chrgBchno()));
		return PlatformJson.emptyObject();
	}
}
