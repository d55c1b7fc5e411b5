package medpay.chaos;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import medpay.chaos.Door.Request;

/** The patients of a run (演练人群): made before anything is killed; each is treated by one workplace at a time. */
final class Population {

	private static final long AMPLE_FEN = 1_000_000_000L;
	private static final int NOT_INSURED_EVERY = 4;
	private static final Duration SIGNING = Duration.ofSeconds(150);

	private final SandboxDoor sandbox;
	private final Door entryApp;
	private final long seed;
	private final BlockingQueue<Person> free = new LinkedBlockingQueue<>();

	Population(SandboxDoor sandbox, Door entryApp, long seed) {
		this.sandbox = sandbox;
		this.entryApp = entryApp;
		this.seed = seed;
	}

	void make(int people) {
		List<Thread> makers = IntStream.range(0, 4).mapToObj(maker -> Thread.startVirtualThread(() -> {
			for (int index = maker; index < people; index += 4) {
				free.add(person(index));
			}
		})).toList();
		makers.forEach(Population::join);
		if (free.size() != people) {
			throw new IllegalStateException("Only %d of %d patients could be made".formatted(free.size(), people));
		}
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private Person person(int index) {
		boolean insured = index % NOT_INSURED_EVERY != 0;
		Map<String, Object> register = new HashMap<>(
				Map.of("name", "演练患者", "id_number", idNumber(Math.floorMod(seed, 10_000L) * 1000 + index), "birth_date", "1970-01-01"));
		if (insured) {
			register.putAll(Map.of("insurance_type", "310", "person_type", "116032", "current_account_fen", 30_000, "history_account_fen",
					2_000_000, "deductible_met_fen", index % 2 == 0 ? 140_000 : 0));
		}
		String number = sandbox.people("", register).path("person_no").asString();
		sandbox.people("/" + number + "/cards", Map.of("issuer", "演练银行", "credit_limit_fen", AMPLE_FEN));
		sign(number);
		return new Person(number, insured);
	}

	private void sign(String person) {
		String agreement = entryApp
				.ask(Request.post("/agreements", Map.of("person_no", person, "channel", "UNIONPAY", "consent_version", "2026-1")))
				.text("/agreement_number");
		if (!Patience.until(() -> confirmed(person, agreement), SIGNING)) {
			throw new IllegalStateException("The agreement did not become active");
		}
	}

	/** The patient taps again and again: an application may have died before its question came to the phone. */
	private boolean confirmed(String person, String agreement) {
		sandbox.people("/" + person + "/confirmations", Map.of());
		return entryApp.ask(Request.get("/agreements/" + agreement)).text("/state").equals("ACTIVE");
	}

	/** A code on the phone: the e-voucher of an insured person, the Suishen code of anybody. */
	String code(Person person, boolean suishen) {
		return sandbox.people("/" + person.number() + "/codes", Map.of("kind", suishen || !person.insured() ? "SUISHEN_CODE" : "INSURANCE_VOUCHER"))
				.path("code").asString();
	}

	/** Somebody whom nobody treats now. */
	Person call() throws InterruptedException {
		return free.take();
	}

	void goodbye(Person person) {
		free.add(person);
	}

	/** A number with a right check digit in a division that does not exist. */
	private static String idNumber(long serial) {
		String first = "99%04d%s%03d".formatted(serial / 1000 % 10_000, LocalDate.of(1970, 1, 1).toString().replace("-", ""), serial % 1000);
		int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
		int sum = IntStream.range(0, weights.length).map(index -> (first.charAt(index) - '0') * weights[index]).sum();
		return first + "10X98765432".charAt(sum % 11);
	}
}
