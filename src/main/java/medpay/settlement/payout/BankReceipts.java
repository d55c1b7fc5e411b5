package medpay.settlement.payout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.shared.BadStatement;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes the bank's statement in (接收银行回单), whole or not at all; a receipt that is known already changes nothing. */
@Component
public class BankReceipts {

	private final JdbcClient jdbc;
	private final SettlementSettings settings;
	private final Audit audit;
	private final TransactionOperations transactions;
	private final BusinessClock clock;

	BankReceipts(JdbcClient jdbc, SettlementSettings settings, Audit audit, TransactionOperations transactions, BusinessClock clock) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.audit = audit;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Takes a statement in.
	 *
	 * @param content CSV as {@link ReceiptFile} reads it
	 * @return how many receipts are new
	 * @throws BadStatement when a line is bad, lies in the future, or says something else of a receipt that is known: then nothing is kept
	 */
	public int take(InstitutionId institution, byte[] content, String from) {
		List<ReceiptFile.Row> rows = ReceiptFile.read(content);
		return Objects.requireNonNull(transactions.execute(status -> {
			int fresh = 0;
			for (ReceiptFile.Row row : rows) {
				if (row.receivedOn().isAfter(clock.today().value())) {
					throw BadStatement.at(row.line(), "到账日期 " + row.receivedOn() + " 尚未到来", "received_on " + row.receivedOn() + " has not come yet");
				}
				fresh += insert(institution, row, from);
				refuseAnotherTruth(institution, row);
			}
			audit.record(new AuditEntry(institution, from, "receipts.taken", "bank", "TAKEN", fresh + " of " + rows.size() + " new"));
			return fresh;
		}));
	}

	private int insert(InstitutionId institution, ReceiptFile.Row row, String from) {
		return jdbc.sql("""
				insert into bank_receipt (institution_id, receipt_number, received_on, amount_fen, payer, purpose, party, taken_at, taken_from)
				values (:institution, :number, :on, :amount, :payer, :purpose, :party, :now, :from)
				on conflict (institution_id, receipt_number) do nothing""").param("institution", institution.value()).param("number", row.number())
				.param("on", row.receivedOn()).param("amount", row.amountFen()).param("payer", row.payer()).param("purpose", row.purpose())
				.param("party", settings.party(row.payer()).map(Party::name).orElse(null)).param("now", clock.now().atOffset(ZoneOffset.UTC))
				.param("from", from).update();
	}

	private void refuseAnotherTruth(InstitutionId institution, ReceiptFile.Row row) {
		BankReceipt kept = one(institution, row.number()).orElseThrow();
		if (kept.amountFen() != row.amountFen() || !kept.receivedOn().value().equals(row.receivedOn())) {
			throw BadStatement.at(row.line(), "回单 " + row.number() + " 此前以另一金额或日期接收过",
					"receipt " + row.number() + " was taken in before with another amount or date");
		}
	}

	/** Those of some days, the newest first. */
	public List<BankReceipt> between(InstitutionId institution, BusinessDate from, BusinessDate until) {
		return read("and received_on between :from and :until order by received_on desc, receipt_number", institution,
				Map.of("from", from.value(), "until", until.value()));
	}

	public Optional<BankReceipt> one(InstitutionId institution, String number) {
		return read("and receipt_number = :number", institution, Map.of("number", number)).stream().findFirst();
	}

	/** Those that wait, the oldest first, locked until the caller's transaction ends. */
	List<BankReceipt> lockedOpen(InstitutionId institution) {
		return read("and matched_at is null order by received_on, receipt_number for update", institution, Map.of());
	}

	private List<BankReceipt> read(String rest, InstitutionId institution, Map<String, Object> values) {
		return jdbc.sql("""
				select receipt_number, received_on, amount_fen, payer, purpose, party, matched_at, difference_fen from bank_receipt
				where institution_id = :institution\s""" + rest).param("institution", institution.value()).params(values)
				.query((row, number) -> receipt(institution, row)).list();
	}

	private static BankReceipt receipt(InstitutionId institution, ResultSet row) throws SQLException {
		var matched = row.getTimestamp("matched_at");
		return new BankReceipt(institution, row.getString("receipt_number"), new BusinessDate(row.getObject("received_on", LocalDate.class)),
				row.getLong("amount_fen"), row.getString("payer"), row.getString("purpose"), party(row.getString("party")),
				matched == null ? null : matched.toInstant(), row.getLong("difference_fen"));
	}

	private static @Nullable Party party(@Nullable String name) {
		return name == null ? null : Party.valueOf(name);
	}

	/** It pays what was expected, in the caller's transaction. */
	void matched(BankReceipt receipt, long differenceFen) {
		jdbc.sql("""
				update bank_receipt set matched_at = :now, difference_fen = :difference
				where institution_id = :institution and receipt_number = :number and matched_at is null""")
				.param("now", clock.now().atOffset(ZoneOffset.UTC)).param("difference", differenceFen)
				.param("institution", receipt.institution().value()).param("number", receipt.number()).update();
	}
}
