package medpay.chaos;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import medpay.chaos.Door.NoAnswer;
import medpay.chaos.Door.Reply;
import medpay.chaos.Door.Request;
import medpay.chaos.HisView.BillKey;
import medpay.chaos.HisView.Refusal;
import medpay.chaos.HisView.Seen;

/** A workplace of a hospital (医生工作站): one patient after the other is verified, billed once to three times, and asked about until there is an answer. */
final class Workplace implements Runnable {

	private static final int READS = 4;
	private static final int MOST_BILLS = 3;
	private static final Duration LONGEST_PAUSE = Duration.ofMillis(1_500);

	private final String name;
	private final Population population;
	private final Door hospital;
	private final HisView view;
	private final HisActs acts;
	private final BlockingQueue<BillKey> sent;
	private final RandomGenerator random;
	private final Bills bills;
	private final BooleanSupplier over;
	private int visits;

	/** What all workplaces share. */
	record World(Population population, HisView view, BlockingQueue<BillKey> sent, BooleanSupplier over) {}

	Workplace(String name, World world, Door hospital, HisActs acts, RandomGenerator random) {
		this.name = name;
		this.population = world.population();
		this.view = world.view();
		this.sent = world.sent();
		this.over = world.over();
		this.hospital = hospital;
		this.acts = acts;
		this.random = random;
		this.bills = new Bills(random);
	}

	@Override
	public void run() {
		while (!over.getAsBoolean()) {
			try {
				Person person = population.call();
				try {
					visit(person);
				} finally {
					population.goodbye(person);
				}
			} catch (NoAnswer | IllegalStateException e) {
				view.nobodyAnswered(String.valueOf(e.getMessage()));
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	private void visit(Person person) {
		String visitNumber = "V" + name + "-" + ++visits;
		Optional<String> verification = verified(person);
		int count = verification.isPresent() ? 1 + random.nextInt(MOST_BILLS) : 0;
		for (int bill = 1; bill <= count && !over.getAsBoolean(); bill++) {
			settle(bills.of(verification.orElseThrow(), visitNumber, "B" + name + "-" + visits + "-" + bill));
			Patience.pause(Duration.ofMillis(random.nextLong(LONGEST_PAUSE.toMillis())));
		}
	}

	/** Empty: in doubt or rejected, the patient shows the code again later. */
	private Optional<String> verified(Person person) {
		Reply reply = hospital.ask(Request.post("/voucher-verifications", Map.of("code", population.code(person, random.nextInt(4) == 0), "scene",
				"OUTPATIENT", "department_code", "0301", "operator", Bills.OPERATOR, "terminal", "ROOM-1")));
		return reply.accepted() && reply.text("/result").equals("VERIFIED") ? Optional.of(reply.text("/verification_id")) : Optional.empty();
	}

	private void settle(Map<String, Object> bill) {
		var key = new BillKey(hospital.institution(), String.valueOf(bill.get("bill_number")));
		sent.add(key);
		Request request = Request.post("/payments", bill);
		if (random.nextInt(8) == 0) {
			hospital.askAllAtOnce(request);
		}
		if (random.nextInt(40) == 0) {
			acts.withdrawSoon(key, hospital);
		}
		Reply reply = hospital.ask(request);
		if (!reply.accepted()) {
			view.refused(new Refusal(key, reply.text("/code")));
			return;
		}
		Seen last = saw(key, reply);
		for (int read = 0; read < READS && !last.state().answered(); read++) {
			last = saw(key, hospital.ask(Request.get("/payments/" + last.paymentId() + "?wait=2")));
		}
		acts.perhaps(last, hospital);
	}

	private Seen saw(BillKey key, Reply reply) {
		if (!reply.accepted()) {
			throw new IllegalStateException(key + " was acknowledged and then answered " + reply.status() + " " + reply.body());
		}
		Seen answer = Seen.of(key, reply);
		view.saw(answer);
		return answer;
	}
}
