package medpay.operator;

import static medpay.operator.Permission.APPROVE;
import static medpay.operator.Permission.EXPORT;
import static medpay.operator.Permission.MANAGE_INSTITUTIONS;
import static medpay.operator.Permission.MANAGE_OPERATORS;
import static medpay.operator.Permission.OPERATE;
import static medpay.operator.Permission.PROPOSE;
import static medpay.operator.Permission.SEE_AUDIT;
import static medpay.operator.Permission.SEE_FIGURES;
import static medpay.operator.Permission.SEE_FINANCE;
import static medpay.operator.Permission.SEE_OPERATIONS;
import static medpay.operator.Permission.SEE_PAYMENTS;
import static medpay.operator.Permission.SEE_PERSONS;
import static medpay.operator.Permission.SEE_SYSTEM;
import static medpay.operator.Permission.WORK_AT_WINDOW;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * The roles of operators (角色) and what each may do. System, security and audit administration are three different people (GB/T 22239-2019, 8.1.5 安全管理中心), and none of
 * the three decides on money.
 */
public enum Role {

	/** Looks on (查询员). */
	VIEWER(SEE_FIGURES, SEE_PAYMENTS, SEE_FINANCE),
	/** Sits at the window (收费员). */
	CASHIER(SEE_FIGURES, SEE_PAYMENTS, SEE_PERSONS, WORK_AT_WINDOW),
	/** Works on the hospital's books (财务经办). */
	FINANCE(SEE_FIGURES, SEE_PAYMENTS, SEE_FINANCE, PROPOSE, EXPORT),
	/** Approves what finance proposes (财务复核). */
	FINANCE_APPROVER(SEE_FIGURES, SEE_PAYMENTS, SEE_FINANCE, APPROVE, EXPORT),
	/** Keeps it running (运维). */
	OPERATIONS(SEE_FIGURES, SEE_PAYMENTS, SEE_PERSONS, WORK_AT_WINDOW, SEE_OPERATIONS, OPERATE, SEE_SYSTEM),
	/** Sets up institutions and clients (系统管理员). */
	SYSTEM_ADMINISTRATOR(MANAGE_INSTITUTIONS, SEE_OPERATIONS, SEE_SYSTEM),
	/** Sets up operators (安全管理员). */
	SECURITY_ADMINISTRATOR(MANAGE_OPERATORS),
	/** Reads who did what (审计员). */
	AUDITOR(SEE_AUDIT, SEE_FINANCE),
	/** The city's figures, no person and no bill (市级查看). */
	CITY_VIEWER(SEE_FIGURES);

	private static final Set<Role> ADMINISTRATION = EnumSet.of(SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDITOR);

	private final Set<Permission> permissions;

	Role(Permission first, Permission... more) {
		this.permissions = EnumSet.of(first, more);
	}

	public boolean may(Permission permission) {
		return permissions.contains(permission);
	}

	/** Whether one person may hold these together: one of the three administrations goes with no other role. */
	public static boolean together(Collection<Role> roles) {
		return !roles.isEmpty() && (roles.size() == 1 || roles.stream().noneMatch(ADMINISTRATION::contains));
	}
}
