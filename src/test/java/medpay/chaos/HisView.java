package medpay.chaos;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import medpay.payment.machine.PaymentState;

/** What the hospitals were told (医院所见): every answer with a payment in it, every refusal at the door, every refund; in the order in which they came. */
final class HisView {

	private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
	private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
	private final Queue<RefundSeen> refunds = new ConcurrentLinkedQueue<>();
	private final Queue<Withdrawn> withdrawals = new ConcurrentLinkedQueue<>();
	private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

	/** One bill of one institution. */
	record BillKey(String institution, String billNumber) {

		@Override
		public String toString() {
			return institution + "/" + billNumber;
		}
	}

	/** A payment as one answer showed it; {@code sentAt} and {@code gotAt} by the client's clock, {@code updatedAt} by the business clock. */
	record Seen(BillKey bill, Instant sentAt, Instant gotAt, String paymentId, PaymentState state, long totalFen, long selfPayFen, long refundedFen,
			Instant updatedAt) {

		static Seen of(BillKey bill, Door.Reply reply) {
			return new Seen(bill, reply.sentAt(), reply.gotAt(), reply.text("/payment_id"), PaymentState.valueOf(reply.text("/state")),
					reply.body().path("total_fen").asLong(), reply.body().at("/insurance/self_pay_fen").asLong(),
					reply.body().path("refunded_fen").asLong(), OffsetDateTime.parse(reply.text("/updated_at")).toInstant());
		}
	}

	/** A bill that was not taken in, and why. */
	record Refusal(BillKey bill, String code) {}

	/** A refund as one answer showed it. */
	record RefundSeen(BillKey bill, String refundNumber, String state, long totalFen, long chargeFen) {}

	/** A bill taken back, and what the window was told to do. */
	record Withdrawn(BillKey bill, String outcome) {

		boolean safeToCollect() {
			return outcome.equals("SAFE_TO_COLLECT");
		}
	}

	void saw(Seen answer) {
		seen.add(answer);
	}

	void refused(Refusal refusal) {
		refusals.add(refusal);
	}

	void saw(RefundSeen refund) {
		refunds.add(refund);
	}

	void saw(Withdrawn withdrawal) {
		withdrawals.add(withdrawal);
	}

	void nobodyAnswered(String request) {
		unanswered.add(request);
	}

	List<Seen> seen() {
		return new ArrayList<>(seen);
	}

	List<Refusal> refusals() {
		return new ArrayList<>(refusals);
	}

	List<RefundSeen> refunds() {
		return new ArrayList<>(refunds);
	}

	List<Withdrawn> withdrawals() {
		return new ArrayList<>(withdrawals);
	}

	List<String> unanswered() {
		return new ArrayList<>(unanswered);
	}
}
