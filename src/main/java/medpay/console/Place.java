package medpay.console;

import java.util.Arrays;
import java.util.Locale;
import medpay.operator.Permission;
import medpay.operator.SignedIn;

/** The console's places (页面): each with its address, its group in the navigation, and who goes there. */
public enum Place {

	/** 今日. */
	TODAY(Group.TODAY, "/today", Permission.SEE_FIGURES),
	/** 统计. */
	STATISTICS(Group.TODAY, "/statistics", Permission.SEE_FIGURES),
	/** 支付. */
	PAYMENTS(Group.PAYMENTS, "/payments", Permission.SEE_PAYMENTS),
	/** 退费. */
	REFUNDS(Group.PAYMENTS, "/refunds", Permission.SEE_PAYMENTS),
	/** 凭证核验. */
	VOUCHER_CHECKS(Group.PAYMENTS, "/voucher-checks", Permission.SEE_PAYMENTS),
	/** 信用协议. */
	AGREEMENTS(Group.PAYMENTS, "/agreements", Permission.SEE_PAYMENTS),
	/** 导出. */
	EXPORTS(Group.PAYMENTS, "/exports", Permission.EXPORT),
	/** 收费窗口. */
	WINDOW(Group.WINDOW, "/window", Permission.WORK_AT_WINDOW),
	/** 对账结算. */
	FINANCE(Group.FINANCE, "/finance", Permission.SEE_FINANCE),
	/** 疑点与任务. */
	DOUBTS(Group.OPERATIONS, "/doubts", Permission.SEE_OPERATIONS),
	/** 系统. */
	SYSTEM(Group.OPERATIONS, "/system", Permission.SEE_SYSTEM),
	/** 机构与接入方. */
	INSTITUTIONS(Group.ADMINISTRATION, "/institutions", Permission.MANAGE_INSTITUTIONS),
	/** 操作员. */
	OPERATORS(Group.ADMINISTRATION, "/operators", Permission.MANAGE_OPERATORS),
	/** 审计. */
	AUDIT(Group.ADMINISTRATION, "/audit", Permission.SEE_AUDIT);

	/** Places that belong together. */
	public enum Group {

		/** 今日. */
		TODAY,
		/** 业务. */
		PAYMENTS,
		/** 窗口. */
		WINDOW,
		/** 财务. */
		FINANCE,
		/** 运行. */
		OPERATIONS,
		/** 管理. */
		ADMINISTRATION;

		String key() {
			return "group." + lower(name());
		}
	}

	private final Group group;
	private final String address;
	private final Permission[] permissions;

	Place(Group group, String address, Permission... permissions) {
		this.group = group;
		this.address = address;
		this.permissions = permissions;
	}

	Group group() {
		return group;
	}

	public String address() {
		return address;
	}

	/** What a page calls its place. */
	public String key() {
		return lower(name());
	}

	boolean isOpenTo(SignedIn reader) {
		return Arrays.stream(permissions).anyMatch(reader::may);
	}

	private static String lower(String name) {
		return name.toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
