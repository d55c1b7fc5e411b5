package medpay.chaos;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import medpay.chaos.Evidence.EntryRow;
import medpay.chaos.Evidence.OrderRow;
import medpay.chaos.Evidence.Ours;
import medpay.chaos.Evidence.Parts;
import medpay.chaos.Evidence.PaymentRow;
import medpay.chaos.Evidence.RefundRow;
import medpay.chaos.Evidence.SettlementRow;
import medpay.chaos.Evidence.TheirRow;
import medpay.chaos.Evidence.Theirs;
import medpay.chaos.HisView.BillKey;
import medpay.payment.machine.PaymentState;
import medpay.payment.refund.RefundState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Reads the evidence (取证): our tables in the database, the counterparties' books over the sandbox's API. */
final class Records {

	private final JdbcClient jdbc;
	private final SandboxDoor sandbox;

	Records(Database database, SandboxDoor sandbox) {
		this.jdbc = JdbcClient.create(new DriverManagerDataSource(database.url(), Database.USER, Database.USER));
		this.sandbox = sandbox;
	}

	Ours ours() {
		return new Ours(payments(), orders(), settlements(), entries(), refunds(), leftOver());
	}

	Theirs theirs() {
		return new Theirs(books("insurance"), books("unionpay"), afterVoid());
	}

	private List<PaymentRow> payments() {
		return jdbc.sql("""
				select code, bill_number, payment_id, state, total_fen, insured and not settled_by_his as by_platform, self_pay_fen,
				settlement_number, order_number, task from payment join institution using (institution_id)""")
				.query((row, number) -> new PaymentRow(new BillKey(row.getString("code"), row.getString("bill_number")), row.getString("payment_id"),
						PaymentState.valueOf(row.getString("state")), row.getLong("total_fen"), row.getBoolean("by_platform"),
						row.getObject("self_pay_fen", Long.class), row.getString("settlement_number"), row.getString("order_number"),
						row.getString("task")))
				.list();
	}

	private List<OrderRow> orders() {
		return jdbc.sql("select order_number, payment_id, amount_fen, outcome from charge_order")
				.query((row, number) -> new OrderRow(row.getString(1), row.getString(2), row.getLong(3), row.getString(4))).list();
	}

	private List<RefundRow> refunds() {
		return jdbc.sql("select refund_number, payment_id::text, state, charge_fen, due_fen, task from refund")
				.query((row, number) -> new RefundRow(row.getString(1), row.getString(2), RefundState.valueOf(row.getString(3)), row.getLong(4),
						row.getLong(5), row.getString(6)))
				.list();
	}

	private List<SettlementRow> settlements() {
		return jdbc.sql("""
				select settlement_number, payment_id, total_fen, fund_paid_fen, personal_account_paid_fen, other_paid_fen, self_pay_fen
				from insurance_settlement""")
				.query((row, number) -> new SettlementRow(row.getString(1), row.getString(2),
						new Parts(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7))))
				.list();
	}

	private List<EntryRow> entries() {
		return jdbc.sql("""
				select entry.kind, entry.cause, entry.subject, entry.total_fen,
				coalesce(sum(amount_fen) filter (where side = 'DEBIT'), 0), coalesce(sum(amount_fen) filter (where side = 'CREDIT'), 0),
				coalesce(sum(case side when 'DEBIT' then amount_fen else -amount_fen end) filter (where account = 'PATIENT_RECEIVABLE'), 0)
				from journal_entry entry left join journal_posting using (institution_id, kind, cause)
				group by entry.institution_id, entry.kind, entry.cause""")
				.query((row, number) -> new EntryRow(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5),
						row.getLong(6), row.getLong(7)))
				.list();
	}

	/** Open attempts, locks, holds, call-backs and notices: nothing of them outlives the work it was for, and nobody is left untold (I11). */
	List<String> leftOver() {
		return jdbc
				.sql("""
						select 'open attempt of payment ' || bill_number || ' ' || state || ' since ' || open_since from payment
						where open_attempt is not null
						union all select 'open attempt of refund ' || refund_number || ' ' || state || ' since ' || open_since from refund
						where open_attempt is not null
						union all select 'visit lock ' || visit_number || ' of ' || held_by from insurance_visit_lock
						where not exists (select from refund waits where waits.refund_id = insurance_visit_lock.held_by and waits.task is not null)
						union all select 'open hold of payment ' || bill_number || ' ' || payment.state from agreement_hold
						join payment using (institution_id, payment_id) where agreement_hold.state = 'OPEN' and payment.state <> 'CHARGE_IN_DOUBT'
						and not exists (select from charge_order unknown where unknown.institution_id = payment.institution_id
						and unknown.payment_id = payment.payment_id and unknown.outcome = 'OPEN')
						union all select 'payment ' || bill_number || ' is ' || state || ', and nobody was told' from payment
						where state in ('PAID', 'PAID_AT_WINDOW', 'AT_WINDOW', 'REFUSED', 'REVERSED') and not exists (select from notice_event told
						where told.institution_id = payment.institution_id and told.subject = payment.payment_id::text and told.reader = 'his'
						and told.type = 'payment.' || lower(payment.state))
						union all select 'refund ' || refund_number || ' is ' || state || ', and nobody was told' from refund
						where state in ('DONE', 'REFUSED', 'WINDOW_DUE', 'NOT_RESETTLED', 'RETURN_AT_WINDOW') and not exists (select from notice_event told
						where told.institution_id = refund.institution_id and told.subject = refund.payment_id::text and told.reader = 'his'
						and told.type = 'refund.' || lower(refund.state))
						union all select 'notice ' || type || ' of ' || event.subject || ' to ' || client_id || ' is ' || delivery.state || ' ' || outcome
						from notice_delivery delivery join notice_event event using (institution_id, event_id) where delivery.state <> 'DELIVERED'
						union all select 'notice ' || type || ' of ' || subject || ' has no position' from notice_event where position is null
						union all select 'notice ' || event.type || ' of ' || event.subject || ' never arrived' from notice_delivery delivery
						join notice_event event using (institution_id, event_id) where delivery.state = 'DELIVERED' and not exists (
						select from sandbox.notice_received taken where taken.client_id = delivery.client_id and taken.event_id = delivery.event_id)
						union all select 'call-back of order ' || order_number || ' received ' || received_at from channel_inbox where processed_at is null""")
				.query((row, number) -> row.getString(1)).list();
	}

	/** A message keeps the moment of its void, when that came first. */
	private Set<String> afterVoid() {
		return jdbc.sql("""
				select settlement.msgid from sandbox.insurance_settlement settlement join sandbox.insurance_message message using (msgid)
				where message.at < settlement.settled_at""").query((row, number) -> row.getString(1)).list().stream().collect(Collectors.toSet());
	}

	private List<TheirRow> books(String party) {
		return sandbox.books(party).stream().map(Records::row).toList();
	}

	private static TheirRow row(JsonNode row) {
		long amount = row.path("amount_fen").asLong();
		Parts parts = row.has("self_pay_fen")
				? new Parts(amount, row.path("fund_paid_fen").asLong(), row.path("personal_account_paid_fen").asLong(), 0,
						row.path("self_pay_fen").asLong())
				: null;
		return new TheirRow(row.path("kind").asString(), row.path("our_number").asString(), row.path("their_number").asString(), amount, parts,
				row.hasNonNull("undoes") ? row.path("undoes").asString() : null);
	}

	/** Payments somebody still has to look at before they rest, and the calls still open. */
	int restless() {
		return jdbc.sql("""
				select count(*) from payment where open_attempt is not null
				or not state in ('PAID', 'PAID_AT_WINDOW', 'REFUSED', 'REVERSED', 'AT_WINDOW') and task is null""").query(Integer.class).single()
				+ jdbc.sql("""
						select count(*) from refund where open_attempt is not null
						or state in ('REQUESTED', 'REVERSING', 'RESETTLING', 'RETURNING') and task is null""").query(Integer.class).single();
	}

	/** What is due now by the business clock, or open: while there is any, the clock need not be moved. */
	int due() {
		return jdbc.sql("""
				select count(*) from payment where open_attempt is not null
				or look_at <= clock_timestamp() + (select ahead from sandbox.business_clock)""").query(Integer.class).single()
				+ jdbc.sql("""
						select count(*) from refund where open_attempt is not null
						or look_at <= clock_timestamp() + (select ahead from sandbox.business_clock)""").query(Integer.class).single();
	}

	/** Payments in doubt at this moment, by id. */
	List<String> inDoubt() {
		return jdbc.sql("""
				select payment_id::text from payment where state in ('INSURANCE_IN_DOUBT', 'CHARGE_IN_DOUBT', 'REVERSAL_IN_DOUBT')""")
				.query((row, number) -> row.getString(1)).list();
	}
}
