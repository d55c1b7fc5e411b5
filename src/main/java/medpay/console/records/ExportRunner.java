package medpay.console.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import medpay.console.ShownTime;
import medpay.console.records.Exports.Export;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.payment.PaymentOverviews.Overview;
import medpay.payment.PaymentSearch;
import medpay.payment.RefundSearch;
import medpay.shared.sheet.Cell;
import medpay.shared.sheet.Sheet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the files that were ordered (导出生成), one at a time in a process, page by page; a file of another process that died is made anew. Names stay masked. */
@Component
@EnableScheduling
class ExportRunner implements DisposableBean {

	private static final Logger LOG = LoggerFactory.getLogger(ExportRunner.class);
	private static final int PAGE = 500;

	private final Exports exports;
	private final Institutions institutions;
	private final PaymentSearch payments;
	private final RefundSearch refunds;
	private final MessageSource words;
	private final int most;
	private final AtomicBoolean busy = new AtomicBoolean();
	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	ExportRunner(Exports exports, Institutions institutions, PaymentSearch payments, RefundSearch refunds, MessageSource words,
			@Value("${medpay.console.export-rows:50000}") int most) {
		this.exports = exports;
		this.institutions = institutions;
		this.payments = payments;
		this.refunds = refunds;
		this.words = words;
		this.most = most;
	}

	@Scheduled(fixedDelay = 1000)
	void run() {
		if (busy.compareAndSet(false, true)) {
			threads.execute(() -> {
				try {
					institutions.all().forEach(this::make);
				} catch (RuntimeException e) {
					LOG.error("Exports stopped and will be taken up again", e);
				} finally {
					busy.set(false);
				}
			});
		}
	}

	private void make(Institution hospital) {
		exports.deleteOld(hospital.id());
		exports.claim(hospital.id()).ifPresent(export -> {
			try {
				make(export);
			} catch (RuntimeException e) {
				LOG.error("Export {} could not be made", export.id(), e);
				exports.failed(export);
			}
		});
	}

	private void make(Export export) {
		Exports.Order order = exports.order(export);
		List<List<Cell>> rows = switch (export.list()) {
			case PAYMENTS -> payments(export, order);
			case REFUNDS -> refunds(export, order);
		};
		boolean cut = rows.size() > most;
		List<String> headings = headings(export).stream().map(key -> say(key, export.language())).toList();
		var sheet = new Sheet(say("export.list-" + export.list(), export.language()), headings, cut ? rows.subList(0, most) : rows);
		byte[] content = switch (export.format()) {
			case CSV -> sheet.csv();
			case XLSX -> sheet.xlsx();
		};
		exports.done(export, content, sheet.rows().size(), cut);
	}

	private static List<String> headings(Export export) {
		return switch (export.list()) {
			case PAYMENTS -> List.of("column.bill", "payment.number", "column.person", "column.scene", "column.state", "column.total",
					"column.insured", "column.self-pay", "column.created");
			case REFUNDS -> List.of("column.refund", "column.bill", "column.state", "refunds.total", "refunds.insured", "refunds.charge",
					"refunds.due-is", "refunds.reason", "column.created");
		};
	}

	/** One more than may be taken away, when there are more. */
	private List<List<Cell>> payments(Export export, Exports.Order order) {
		PaymentsPage.Asked asked = order.payments();
		if (asked == null) {
			throw new IllegalStateException("No payments were asked for");
		}
		List<List<Cell>> rows = new ArrayList<>();
		List<PaymentSearch.Found> page = payments.find(export.institution(), asked.filter(order.person()), new PaymentSearch.Turn(null, false, PAGE));
		while (!page.isEmpty() && rows.size() <= most) {
			page.forEach(found -> rows.add(cells(found, export.language())));
			exports.progress(export, Math.min(rows.size(), most));
			page = payments.find(export.institution(), asked.filter(order.person()),
					new PaymentSearch.Turn(page.getLast().place(), false, PAGE));
		}
		return rows;
	}

	private List<Cell> cells(PaymentSearch.Found found, Locale language) {
		Overview payment = found.payment();
		return List.of(Cell.text(payment.billNumber()), Cell.text(payment.paymentId()), Cell.text(found.personName()),
				Cell.text(say("scene." + payment.scene(), language)), Cell.text(say("state." + payment.state(), language)),
				Cell.amount(payment.totalFen()), Cell.amount(payment.insuredFen()), Cell.amount(payment.selfPayFen()),
				Cell.text(ShownTime.of(payment.createdAt().toInstant())));
	}

	private List<List<Cell>> refunds(Export export, Exports.Order order) {
		RefundsPage.Asked asked = order.refunds();
		if (asked == null) {
			throw new IllegalStateException("No refunds were asked for");
		}
		List<List<Cell>> rows = new ArrayList<>();
		List<RefundSearch.Found> page = refunds.find(export.institution(), asked.filter(), new RefundSearch.Turn(null, false, PAGE));
		while (!page.isEmpty() && rows.size() <= most) {
			page.forEach(found -> rows.add(cells(found, export.language())));
			exports.progress(export, Math.min(rows.size(), most));
			page = refunds.find(export.institution(), asked.filter(), new RefundSearch.Turn(page.getLast().place(), false, PAGE));
		}
		return rows;
	}

	private List<Cell> cells(RefundSearch.Found found, Locale language) {
		return List.of(Cell.text(found.refundNumber()), Cell.text(found.billNumber()), Cell.text(say("refund.state-" + found.state(), language)),
				Cell.amount(found.totalFen()), Cell.amount(found.insuredFen()), Cell.amount(found.chargeFen()), Cell.amount(found.dueFen()),
				Cell.text(found.reason()), Cell.text(ShownTime.of(found.createdAt())));
	}

	private String say(String key, Locale language) {
		return words.getMessage(key, null, language);
	}

	@Override
	public void destroy() {
		threads.shutdownNow();
	}
}
