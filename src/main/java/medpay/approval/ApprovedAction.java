package medpay.approval;

/** What an approval lets happen (复核后执行). Each kind of decision has one, in the module that it concerns. */
public interface ApprovedAction {

	/** The kind of approvals it is for. */
	String kind();

	/** Does it, in the transaction that records the approval: both are there afterwards, or neither is. Calls no other party. */
	void execute(Approval approval);

	/** It will not happen: refused or expired. In the transaction that records it. */
	void drop(Approval approval);
}
