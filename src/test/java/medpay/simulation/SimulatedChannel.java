package medpay.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import medpay.channel.ChannelNews;
import medpay.channel.ChannelNews.OrderNews;
import medpay.channel.PaymentChannel;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.call.OutsideCall;
import org.jspecify.annotations.Nullable;

/** A payment channel with books of its own: an order number has one effect for life, whatever is answered and told of it. */
final class SimulatedChannel implements PaymentChannel {

	/** An order in the channel's books. */
	static final class Entry {

		final String person;
		final InstitutionId institution;
		final OrderNews.Kind kind;
		final Money amount;
		final String reference;
		final @Nullable String undoes;
		volatile boolean moved;

		Entry(String person, OrderReference order, OrderNews.Kind kind, Money amount, String reference, @Nullable String undoes) {
			this.person = person;
			this.institution = order.institution();
			this.kind = kind;
			this.amount = amount;
			this.reference = reference;
			this.undoes = undoes;
		}
	}

	private final Fates fates;
	private final BusinessClock clock;
	private final AtomicLong serial = new AtomicLong();
	private final Map<String, Entry> orders = new ConcurrentHashMap<>();
	private final ConcurrentLinkedQueue<ChannelNews> toTell = new ConcurrentLinkedQueue<>();
	/** Whoever hears what the channel tells by itself. */
	private volatile Consumer<ChannelNews> listener = news -> {};

	SimulatedChannel(Fates fates, BusinessClock clock) {
		this.fates = fates;
		this.clock = clock;
	}

	void tells(Consumer<ChannelNews> to) {
		listener = to;
	}

	/** Delivers whatever waits to be told. */
	void tell() {
		for (ChannelNews news = toTell.poll(); news != null; news = toTell.poll()) {
			listener.accept(news);
		}
	}

	/** By our order number. */
	Map<String, Entry> books() {
		return orders;
	}

	@Override
	public String code() {
		return "UNIONPAY";
	}

	@Override
	public OutsideCall<ChargeResult> charge(ChargeOrder order) {
		String person = order.token();
		return call("consume", order.reference(), () -> {
			if (orders.containsKey(order.reference().orderNumber())) {
				return new ChargeResult.AlreadyKnown();
			}
			int fate = fates.of(person, "consume");
			if (fate < 10) {
				return new ChargeResult.Declined(fate < 5 ? "64" : "38", "不足");
			}
			return taken(fate - 10, order.reference(), new Entry(person, order.reference(), OrderNews.Kind.CHARGE, order.amount(), reference(), null),
					new ChargeResult.Accepted(), new ChargeResult.InDoubt("lost"));
		});
	}

	/** What happens to an order that is not declined at once. */
	private <A> A taken(int fate, OrderReference order, Entry entry, A accepted, A doubt) {
		if (fate < 8) {
			return doubt;
		}
		if (fate < 11) {
			throw new SimulatedCall.ProcessEnded();
		}
		orders.put(order.orderNumber(), entry);
		entry.moved = fate >= 17;
		if (fate < 14) {
			return accepted;
		}
		ChannelNews news = news(order, entry);
		if (fate < 17) {
			toTell.add(news);
			return accepted;
		}
		if (fate < 22) {
			return accepted;
		}
		if (fate < 28) {
			return doubt;
		}
		if (fate < 31) {
			throw new SimulatedCall.ProcessEnded();
		}
		if (fate < 36) {
			listener.accept(news);
			return accepted;
		}
		if (fate < 40) {
			toTell.add(news);
			toTell.add(news);
			return accepted;
		}
		if (fate < 46) {
			toTell.add(news);
			return doubt;
		}
		toTell.add(news);
		return accepted;
	}

	private OrderNews news(OrderReference order, Entry entry) {
		InquiryResult result = entry.moved
				? new InquiryResult.Moved(entry.reference, entry.amount, settledOn())
				: new InquiryResult.Failed("61", "卡号无效");
		return new OrderNews("unionpay", order.institution(), order.orderNumber(), entry.kind, result, entry.moved ? "00" : "61",
				order.orderNumber().getBytes(StandardCharsets.UTF_8), clock.now());
	}

	@Override
	public OutsideCall<InquiryResult> queryCharge(OrderReference order) {
		return call("query", order, () -> {
			Entry entry = orders.get(order.orderNumber());
			if (entry == null) {
				return new InquiryResult.NotFound();
			}
			int fate = fates.of(entry.person, "query");
			if (fate < 12) {
				return fate < 8 ? new InquiryResult.NoAnswer("lost") : new InquiryResult.StillOpen("05");
			}
			return entry.moved ? new InquiryResult.Moved(entry.reference, entry.amount, settledOn()) : new InquiryResult.Failed("61", "卡号无效");
		});
	}

	@Override
	public OutsideCall<ReturnResult> refund(ReturnOrder order) {
		return giveBack("refund", order, OrderNews.Kind.REFUND);
	}

	@Override
	public OutsideCall<ReturnResult> voidCharge(ReturnOrder order) {
		return giveBack("void", order, OrderNews.Kind.VOID);
	}

	private OutsideCall<ReturnResult> giveBack(String operation, ReturnOrder order, OrderNews.Kind kind) {
		return call(operation, order.reference(), () -> {
			if (orders.containsKey(order.reference().orderNumber())) {
				return new ReturnResult.AlreadyKnown();
			}
			Entry charge = orders.values().stream().filter(entry -> entry.reference.equals(order.channelReference())).findFirst().orElseThrow();
			int fate = fates.of(charge.person, operation);
			if (kind == OrderNews.Kind.VOID && fate < 15) {
				return new ReturnResult.Declined("62", "不支持", false);
			}
			long left = charge.amount.fen() - returned(order.channelReference());
			if (fate < 6 || left < order.amount().fen()) {
				return new ReturnResult.Declined(left < order.amount().fen() ? "36" : "60", "不予退款", false);
			}
			return taken(Math.max(0, fate - 10), order.reference(),
					new Entry(charge.person, order.reference(), kind, order.amount(), reference(), order.channelReference()),
					new ReturnResult.Accepted(),
					new ReturnResult.InDoubt("lost"));
		});
	}

	/** What went back of a charge, by its reference. */
	long returned(String reference) {
		return orders.values().stream().filter(entry -> entry.moved && reference.equals(entry.undoes)).mapToLong(entry -> entry.amount.fen()).sum();
	}

	@Override
	public OutsideCall<InquiryResult> queryReturn(OrderReference order) {
		return queryCharge(order);
	}

	@Override
	public OutsideCall<SigningResult> openAgreement(SigningOrder order) {
		return call("open", order.reference(), () -> {
			toTell.add(new ChannelNews.SigningNews("unionpay", order.reference().institution(), order.reference().orderNumber(),
					new SigningInquiry.Signed(order.person().value(), "6226****0001"), "00", new byte[]{1}, clock.now()));
			return new SigningResult.Waiting("https://channel.example/open");
		});
	}

	@Override
	public OutsideCall<SigningInquiry> querySigning(OrderReference order) {
		return call("open", order, SigningInquiry.StillWaiting::new);
	}

	@Override
	public OutsideCall<TerminationResult> terminate(TerminationOrder order) {
		return call("token-delete", order.reference(), TerminationResult.Terminated::new);
	}

	@Override
	public OutsideCall<CreditInquiry> availableCredit(TerminationOrder order) {
		return call("balance", order.reference(), () -> new CreditInquiry.Available(new Money(1_000_000)));
	}

	@Override
	public OutsideCall<ConfirmationResult> askConfirmation(ConfirmationOrder order) {
		return call("confirm", order.reference(), () -> new ConfirmationResult.Declined("30", "不询问"));
	}

	@Override
	public OutsideCall<ConfirmationInquiry> queryConfirmation(OrderReference order) {
		return call("query", order, ConfirmationInquiry.StillWaiting::new);
	}

	@Override
	public OutsideCall<ConfirmationResult> raiseLimit(RaiseOrder order) {
		return call("raise", order.reference(), () -> new ConfirmationResult.Declined("30", "不提额"));
	}

	@Override
	public OutsideCall<GrantInquiry> queryRaise(OrderReference order) {
		return call("query", order, GrantInquiry.StillWaiting::new);
	}

	@Override
	public OutsideCall<ConfirmationResult> applyForCard(CardOrder order) {
		return call("card", order.reference(), () -> new ConfirmationResult.Declined("30", "不发卡"));
	}

	@Override
	public OutsideCall<GrantInquiry> queryApplication(OrderReference order) {
		return call("query", order, GrantInquiry.StillWaiting::new);
	}

	private static <A> OutsideCall<A> call(String operation, OrderReference order, Supplier<A> doing) {
		return new SimulatedCall<>("unionpay", operation, order.orderNumber(), doing);
	}

	private String settledOn() {
		Instant unionPayDay = clock.now().plusSeconds(3600);
		var day = unionPayDay.atZone(BusinessClock.SHANGHAI);
		return "%02d%02d".formatted(day.getMonthValue(), day.getDayOfMonth());
	}

	private String reference() {
		return "Q" + serial.incrementAndGet();
	}

	/** What stands charged of a person. */
	List<Entry> charges(String person) {
		List<Entry> charged = new ArrayList<>();
		orders.values().forEach(entry -> {
			if (entry.moved && entry.kind == OrderNews.Kind.CHARGE && entry.person.equals(person)) {
				charged.add(entry);
			}
		});
		return charged;
	}
}
