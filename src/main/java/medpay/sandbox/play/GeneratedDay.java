package medpay.sandbox.play;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import medpay.sandbox.his.HisBill;
import medpay.sandbox.his.HisBill.Line;
import medpay.sandbox.his.HisVisit;
import medpay.sandbox.his.HisVisit.Doctor;
import medpay.sandbox.his.HisVisit.Scene;
import medpay.shared.Money;

/**
 * A believable day of two hospitals (生成的一天), visit by visit: each is made of the seed and its number alone, so that a hundred thousand of them need no
 * memory. Everybody is insured, but for a few on the sample day of the first start. The hours, drugs, ages and amounts are our own estimate; the self-pay part aims at the 83 yuan a visit that were published for Shanghai in 2021.
 */
final class GeneratedDay implements VisitSource {

	/** One in so many comes a second time on that day. */
	private static final int SEVENTH = 7;
	private static final List<String> DOCTORS = List.of("周明", "林静", "顾伟", "唐慧", "邵军", "郭敏");

	private final Kind kind;
	private final int total;
	private final long seed;
	private final String suffix;
	private final Arrivals arrivals;
	private final People people;
	private final Pharmacy pharmacy = new Pharmacy();

	/** {@code suffix}: ends every number, so that no play repeats another's; {@code now}: in Shanghai. */
	GeneratedDay(Kind kind, int total, long seed, String suffix, OffsetDateTime now) {
		this.kind = kind;
		this.total = total;
		this.seed = seed;
		this.suffix = suffix;
		this.arrivals = new Arrivals(now);
		this.people = new People(seed, now.toLocalDate());
	}

	@Override
	public Kind kind() {
		return kind;
	}

	@Override
	public int total() {
		return total;
	}

	@Override
	public Iterator<PlayedVisit> visits() {
		return IntStream.range(0, total).mapToObj(this::visit).iterator();
	}

	@Override
	public void close() {}

	PlayedVisit visit(int index) {
		Draw draw = Draw.of(seed, "visit", index);
		int person = index % SEVENTH == SEVENTH - 1 ? index - draw.between(1, SEVENTH - 1) : index;
		PlayedPatient patient = kind == Kind.START
				? people.anybody(String.valueOf(person), person * 2)
				: people.insured(String.valueOf(person), person * 2);
		boolean urgent = draw.percent(8);
		Clinic clinic = urgent ? Clinic.EMERGENCY : Clinic.of(draw, patient, people.isChild(patient));
		String name = "G%06d".formatted(index + 1);
		int doctor = draw.between(0, DOCTORS.size() - 1);
		var visit = new HisVisit(name + suffix, clinic.department(), new Doctor("D" + clinic.department().code() + doctor, DOCTORS.get(doctor)),
				arrivals.of(index, total), null, List.of(draw.oneOf(clinic.diagnoses())));
		return new PlayedVisit(name, draw.percent(65) ? 0 : 1, patient, PhoneCode.of(draw, patient), visit, bills(draw, clinic, visit));
	}

	/** An emergency is one bill; others register, or not, are examined, or not, and most leave with drugs. */
	private List<HisBill> bills(Draw draw, Clinic clinic, HisVisit visit) {
		if (clinic == Clinic.EMERGENCY) {
			List<Line> lines = new ArrayList<>(List.of(pharmacy.line("急诊诊查费", 1)));
			draw.some(clinic.examinations(), 1, 3).forEach(item -> lines.add(pharmacy.line(item, 1)));
			lines.addAll(drugs(draw, clinic, 1));
			return List.of(bill(visit, 1, Scene.EMERGENCY, lines));
		}
		List<HisBill> bills = new ArrayList<>();
		if (draw.percent(35)) {
			bills.add(bill(visit, 1, Scene.REGISTRATION, List.of(pharmacy.line("挂号费", 1), pharmacy.line(consultation(draw), 1))));
		}
		if (draw.percent(30)) {
			bills.add(bill(visit, bills.size() + 1, Scene.OUTPATIENT,
					draw.some(clinic.examinations(), 1, 3).stream().map(item -> pharmacy.line(item, 1)).toList()));
		}
		if (bills.isEmpty() || draw.percent(80)) {
			bills.add(bill(visit, bills.size() + 1, Scene.OUTPATIENT, drugs(draw, clinic, 4)));
		}
		return bills;
	}

	private static String consultation(Draw draw) {
		return draw.oneOf(List.of("普通门诊诊查费", "普通门诊诊查费", "普通门诊诊查费(副主任医师)", "普通门诊诊查费(主任医师)"));
	}

	/** Several boxes each; now and then something that the insurance does not know. */
	private List<Line> drugs(Draw draw, Clinic clinic, int most) {
		List<Line> lines = new ArrayList<>();
		draw.some(clinic.drugs(), 1, most).forEach(item -> lines.add(pharmacy.line(item, draw.between(1, 5))));
		if (draw.percent(8)) {
			lines.add(new Line("H-OWN-01", "H-OWN-01", "医用冷敷贴", new Money(2_850), 1));
		}
		return lines;
	}

	private static HisBill bill(HisVisit visit, int number, Scene scene, List<Line> lines) {
		return new HisBill("B-" + visit.visitNumber() + "-" + number, visit, scene, lines);
	}
}
