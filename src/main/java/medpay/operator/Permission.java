package medpay.operator;

/** What an operator may do at the pages (权限). A page names the one it needs. */
public enum Permission {

	/** Figures of days, hospitals and districts; nobody can be recognised in them (统计数据). */
	SEE_FIGURES,
	/** Payments, refunds, agreements and voucher checks, personal data masked (业务查询). */
	SEE_PAYMENTS,
	/** A person's data in full, with a reason that goes into the audit trail (查看个人信息). */
	SEE_PERSONS,
	/** The window's board: what is due and what may be collected (收费窗口). */
	WORK_AT_WINDOW,
	/** Doubts, tasks, notices and the health of counterparties (运行监控). */
	SEE_OPERATIONS,
	/** Sends notices again and lets a task run now (运行操作). */
	OPERATE,
	/** Reconciliation, certificates, statements and payouts (对账结算查询). */
	SEE_FINANCE,
	/** Proposes a decision on money, hands in statements and receipts (财务经办). */
	PROPOSE,
	/** Approves or refuses what another person proposed (财务复核). */
	APPROVE,
	/** Takes lists away as files (导出). */
	EXPORT,
	/** Institutions, their settings and their clients with keys (机构与接入方管理). */
	MANAGE_INSTITUTIONS,
	/** Versions, settings and jobs of the system (系统信息). */
	SEE_SYSTEM,
	/** Operators, their roles and sessions (操作员管理). */
	MANAGE_OPERATORS,
	/** The audit trail and its verification (审计). */
	SEE_AUDIT
}
