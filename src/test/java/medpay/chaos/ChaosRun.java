package medpay.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import medpay.chaos.Door.Credentials;
import medpay.chaos.Door.Reply;
import medpay.chaos.Door.Request;
import medpay.chaos.HisView.BillKey;
import medpay.chaos.HisView.Seen;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** One chaos run from the empty database to the report (一次混沌演练): set up, load and mischief, drain, compare. */
final class ChaosRun implements AutoCloseable {

	private static final int PEOPLE_PER_CLIENT = 5;
	private static final Duration START = Duration.ofMinutes(2);

	private final ChaosSettings settings;
	private final Seeds seeds;
	private final Launcher launcher;
	private final Database database;
	private final SandboxDoor sandbox;
	private final Records records;
	private final Statistics statistics = new Statistics();
	private final Mischief mischief;
	private final List<Instance> instances;
	private final List<Process> others = new ArrayList<>();
	private final HisView view = new HisView();
	private final BlockingQueue<BillKey> sent = new LinkedBlockingQueue<>();
	private final AtomicBoolean calm = new AtomicBoolean();
	private final AtomicBoolean over = new AtomicBoolean();

	ChaosRun(ChaosSettings settings) throws IOException {
		this.settings = settings;
		FileSystemUtils.deleteRecursively(settings.folder());
		Files.createDirectories(settings.folder());
		seeds = new Seeds(settings.seed());
		launcher = new Launcher(settings);
		database = new Database(settings.folder(), launcher.databasePort());
		sandbox = new SandboxDoor(launcher.sandboxPort());
		records = new Records(database, sandbox);
		mischief = new Mischief(settings, database, statistics, seeds);
		instances = IntStream.of(0, 1)
				.mapToObj(index -> new Instance(settings.port() + index, launcher, statistics, mischief::failPoint)).toList();
		Runtime.getRuntime().addShutdownHook(new Thread(this::close));
	}

	/** Runs and returns what was found. */
	Outcome run() throws InterruptedException, IOException {
		say("seed " + settings.seed() + ", " + settings.atLeast() + ", " + settings.kills() + " kills");
		setUp();
		Population population = population();
		Doubts doubts = new Doubts(records, sandbox);
		Thread watching = Thread.startVirtualThread(doubts);
		long began = System.nanoTime();
		List<Thread> workplaces = workplaces(population);
		instances.forEach(instance -> instance.kill("kill -9 application"));
		Thread troubles = Thread.startVirtualThread(new Troubles(settings, database, sandbox, statistics, seeds, calm::get));
		mischief.run(instances);
		calm.set(true);
		troubles.join();
		Duration load = since(began);
		say("no more mischief after " + load + ", " + statistics.kills() + " kills");
		long draining = System.nanoTime();
		calm(workplaces);
		Duration moved = new Drain(records, sandbox).run();
		readEverythingOnceMore();
		Duration drain = since(draining);
		doubts.end();
		watching.join();
		Evidence evidence = evidence();
		List<Violation> violations = Stream.concat(Comparison.of(evidence).stream(),
				statistics.endedByItself().stream().map(ended -> new Violation("F1", "nobody killed it", ended))).toList();
		String report = new Report(settings, statistics, doubts, new Report.Times(load, drain, moved), evidence, violations).text();
		Files.writeString(settings.folder().resolve("report.txt"), report);
		return new Outcome(report, violations, evidence.ours().payments().size());
	}

	/** The report, what was broken, and how many payments there were at all. */
	record Outcome(String report, List<Violation> violations, int payments) {}

	private void setUp() throws IOException {
		database.create();
		others.add(launcher.sandbox());
		requireReady(launcher.sandboxPort());
		launcher.train();
		instances.forEach(Instance::supervise);
		instances.forEach(instance -> requireReady(instance.port()));
	}

	private static void requireReady(int port) {
		if (!Patience.until(() -> Readiness.of(port), START)) {
			throw new IllegalStateException("Nothing is ready at " + port);
		}
	}

	private List<Integer> ports() {
		return instances.stream().map(Instance::port).toList();
	}

	private List<Door> doors(String kind) {
		return sandbox.clients().stream().filter(client -> client.kind().equals(kind)).map(this::door).toList();
	}

	private Door door(Credentials client) {
		return new Door(client, ports(), seeds.next());
	}

	private Population population() {
		var population = new Population(sandbox, doors("ENTRY").getFirst(), settings.seed());
		population.make(settings.clients() * PEOPLE_PER_CLIENT);
		return population;
	}

	private List<Thread> workplaces(Population population) throws IOException, InterruptedException {
		var world = new Workplace.World(population, view, sent, over::get);
		Set<String> described = described();
		say("hospital acts: "
				+ described.stream().filter(path -> path.matches(".*(refunds|withdrawal|window-payment|cancellation|events)")).toList());
		List<Credentials> hospitals = sandbox.clients().stream().filter(client -> client.kind().equals("HIS")).toList();
		return IntStream.range(0, settings.clients())
				.mapToObj(index -> new Workplace(Integer.toString(index), world, door(hospitals.get(index % hospitals.size())),
						new HisActs(described, view, seeds.next()), seeds.next()))
				.map(Thread::startVirtualThread).toList();
	}

	/** The calls that the application describes. */
	private Set<String> described() throws IOException, InterruptedException {
		try (HttpClient http = HttpClient.newHttpClient()) {
			var reply = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + settings.port() + "/v3/api-docs")).build(),
					BodyHandlers.ofString());
			return JsonMapper.shared().readTree(reply.body()).path("paths").propertyNames().stream().collect(Collectors.toSet());
		}
	}

	/** No faults, no fail points; the workplaces finish what they began. */
	private void calm(List<Thread> workplaces) throws InterruptedException {
		sandbox.noFaults();
		instances.forEach(instance -> instance.kill("kill -9 application"));
		over.set(true);
		for (Thread workplace : workplaces) {
			workplace.join();
		}
		if (!Patience.until(() -> instances.stream().allMatch(Instance::isReady), START)) {
			throw new IllegalStateException("The applications do not come back");
		}
	}

	private void readEverythingOnceMore() {
		List<Door> hospitals = doors("HIS");
		for (BillKey bill : sent) {
			Door hospital = hospitals.stream().filter(door -> door.institution().equals(bill.institution())).findFirst().orElseThrow();
			Reply reply = hospital.ask(Request.get("/payments?bill_number=" + bill.billNumber()));
			if (reply.accepted()) {
				view.saw(Seen.of(bill, reply));
			}
		}
	}

	private Evidence evidence() {
		return new Evidence(new Evidence.Told(view.seen(), view.refusals(), view.refunds(), view.withdrawals(), view.unanswered()), records.ours(),
				records.theirs());
	}

	private static Duration since(long began) {
		return Duration.ofMillis((System.nanoTime() - began) / 1_000_000);
	}

	static void say(String text) {
		System.out.println("[chaos] " + text);
	}

	@Override
	public void close() {
		calm.set(true);
		over.set(true);
		instances.forEach(Instance::end);
		others.forEach(Process::destroyForcibly);
		database.close();
	}
}
