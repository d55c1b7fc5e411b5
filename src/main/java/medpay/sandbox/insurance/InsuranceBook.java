package medpay.sandbox.insurance;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import medpay.sandbox.BookKeeper;
import medpay.sandbox.BookRow;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.insurance.policy.BillSplit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The platform's books (医保账簿): every settlement and every undoing, appended in the transaction that moves the accounts. */
@Component
@SandboxPart
class InsuranceBook implements BookKeeper {

	private final JdbcClient jdbc;

	InsuranceBook(SandboxDatabase database) {
		this.jdbc = database.jdbc();
	}

	@Override
	public String party() {
		return "insurance";
	}

	void settled(Settlement settlement, Call call) {
		append(BookRow.Kind.SETTLED, settlement, settlement.number(), null, call);
	}

	/** {@code theirNumber}: the new settlement number of a 2208; a 2601 has none and bears the settlement's own. */
	void reversed(Settlement settlement, String theirNumber, Call call) {
		append(BookRow.Kind.REVERSED, settlement, theirNumber, settlement.number(), call);
	}

	private void append(BookRow.Kind kind, Settlement settlement, String theirNumber, @Nullable String undoes, Call call) {
		BillSplit split = settlement.split();
		jdbc.sql("""
				insert into sandbox.insurance_book (kind, our_number, their_number, institution_code, person_no, amount_fen, fund_paid_fen,
					personal_account_paid_fen, self_pay_fen, at, undoes)
				values (:kind, :ours, :theirs, :institution, :person, :amount, :fund, :account, :cash, :at, :undoes)""").param("kind", kind.name())
				.param("ours", settlement.msgid()).param("theirs", theirNumber).param("institution", settlement.institutionCode())
				.param("person", settlement.person().value()).param("amount", split.total().fen()).param("fund", split.fundsPaid().fen())
				.param("account", split.accountPaid().fen()).param("cash", split.cash().fen()).param("at", call.now().atOffset(ZoneOffset.UTC))
				.param("undoes", undoes).update();
	}

	@Override
	public List<BookRow> rows() {
		return jdbc.sql("select * from sandbox.insurance_book order by id")
				.query((row, _) -> new BookRow(BookRow.Kind.valueOf(row.getString("kind")), row.getString("our_number"),
						row.getString("their_number"), row.getString("institution_code"), row.getString("person_no"), row.getLong("amount_fen"),
						row.getLong("fund_paid_fen"), row.getLong("personal_account_paid_fen"), row.getLong("self_pay_fen"),
						row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("undoes")))
				.list();
	}
}
