package medpay.sandbox.insurance;

import java.util.List;
import medpay.insurance.platform.LineMessages;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.insurance.policy.CatalogueSplit;
import medpay.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The uploaded lines of a visit by batch (费用明细), and the trials made of them. */
@Component
@SandboxPart
class FeeLines {

	private final JdbcClient jdbc;

	FeeLines(SandboxDatabase database) {
		this.jdbc = database.jdbc();
	}

	/** A batch of a visit. */
	record Batch(String visit, String number) {}

	/** False when the line's serial is already in the visit. */
	boolean add(Batch batch, String serial, Money amount, CatalogueSplit split) {
		return jdbc.sql("""
				insert into sandbox.fee_line (mdtrt_id, feedetl_sn, chrg_bchno, amount_fen, own_pay_fen, over_limit_fen, first_pay_fen, in_scope_fen)
				values (:visit, :serial, :batch, :amount, :own, :over, :first, :scope) on conflict do nothing""").param("visit", batch.visit())
				.param("serial", serial).param("batch", batch.number()).param("amount", amount.fen()).param("own", split.ownPay().fen())
				.param("over", split.overLimit().fen()).param("first", split.firstPay().fen()).param("scope", split.inScope().fen())
				.update() == 1;
	}

	boolean isSettled(Batch batch) {
		return jdbc.sql("""
				select count(*) from sandbox.fee_line where mdtrt_id = :visit and chrg_bchno = :batch and setl_id is not null""")
				.param("visit", batch.visit()).param("batch", batch.number()).query(Long.class).single() > 0;
	}

	/** Withdraws what is not settled: one batch, or all. */
	void withdraw(Batch batch) {
		String which = batch.number().equals(LineMessages.ALL_UNSETTLED) ? "" : " and chrg_bchno = :batch";
		for (String table : List.of("sandbox.fee_line where setl_id is null and", "sandbox.settlement_trial where")) {
			jdbc.sql("delete from " + table + " mdtrt_id = :visit" + which).param("visit", batch.visit()).param("batch", batch.number()).update();
		}
	}

	/** The sum of a batch's unsettled lines; nothing when there are none. */
	CatalogueSplit unsettled(Batch batch) {
		return jdbc.sql("""
				select coalesce(sum(own_pay_fen), 0), coalesce(sum(over_limit_fen), 0), coalesce(sum(first_pay_fen), 0),
					coalesce(sum(in_scope_fen), 0) from sandbox.fee_line
				where mdtrt_id = :visit and chrg_bchno = :batch and setl_id is null""").param("visit", batch.visit())
				.param("batch", batch.number()).query((row, _) -> split(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))).single();
	}

	void settle(Batch batch, String settlement) {
		jdbc.sql("""
				update sandbox.fee_line set setl_id = :settlement where mdtrt_id = :visit and chrg_bchno = :batch and setl_id is null""")
				.param("settlement", settlement).param("visit", batch.visit()).param("batch", batch.number()).update();
	}

	void unsettle(String settlement) {
		jdbc.sql("update sandbox.fee_line set setl_id = null where setl_id = :settlement").param("settlement", settlement).update();
	}

	void tried(Batch batch, CatalogueSplit split) {
		jdbc.sql("""
				insert into sandbox.settlement_trial (mdtrt_id, chrg_bchno, own_pay_fen, over_limit_fen, first_pay_fen, in_scope_fen)
				values (:visit, :batch, :own, :over, :first, :scope)
				on conflict (mdtrt_id, chrg_bchno) do update set own_pay_fen = excluded.own_pay_fen, over_limit_fen = excluded.over_limit_fen,
					first_pay_fen = excluded.first_pay_fen, in_scope_fen = excluded.in_scope_fen""").param("visit", batch.visit())
				.param("batch", batch.number()).param("own", split.ownPay().fen()).param("over", split.overLimit().fen())
				.param("first", split.firstPay().fen()).param("scope", split.inScope().fen()).update();
	}

	/** New lines make an earlier trial worthless. */
	void forgetTrial(Batch batch) {
		jdbc.sql("delete from sandbox.settlement_trial where mdtrt_id = :visit and chrg_bchno = :batch").param("visit", batch.visit())
				.param("batch", batch.number()).update();
	}

	CatalogueSplit trial(Batch batch) {
		return jdbc.sql("""
				select own_pay_fen, over_limit_fen, first_pay_fen, in_scope_fen from sandbox.settlement_trial
				where mdtrt_id = :visit and chrg_bchno = :batch""").param("visit", batch.visit()).param("batch", batch.number())
				.query((row, _) -> split(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))).optional()
				.orElseThrow(() -> new Refused("请先做预结算(2206)再结算"));
	}

	private static CatalogueSplit split(long own, long over, long first, long scope) {
		return new CatalogueSplit(new Money(own), new Money(over), new Money(first), new Money(scope));
	}
}
