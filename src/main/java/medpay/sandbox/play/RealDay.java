package medpay.sandbox.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import medpay.sandbox.his.HisBill;
import medpay.sandbox.his.HisBill.Line;
import medpay.sandbox.his.HisVisit;
import medpay.sandbox.his.HisVisit.Doctor;
import medpay.sandbox.his.HisVisit.Scene;
import medpay.sandbox.play.FileRow.Item;
import medpay.shared.Money;

/**
 * The visits of a file, played today (真实就诊的一天): what the file does not tell (time, department, doctor, diagnosis, who the patient is) is seeded. Refunds
 * are skipped as long as there are none.
 */
final class RealDay implements VisitSource {

	private final VisitFile file;
	private final long seed;
	private final String suffix;
	private final Arrivals arrivals;
	private final People people;
	private final Pharmacy pharmacy = new Pharmacy();
	private final Map<String, Integer> numbers = new HashMap<>();

	/** {@code suffix}: ends every number, so that no play repeats another's; {@code now}: in Shanghai. */
	RealDay(VisitFile file, long seed, String suffix, OffsetDateTime now) {
		this.file = file;
		this.seed = seed;
		this.suffix = suffix;
		this.arrivals = new Arrivals(now);
		this.people = new People(seed, now.toLocalDate());
	}

	@Override
	public Kind kind() {
		return Kind.FILE;
	}

	@Override
	public int total() {
		return file.total();
	}

	@Override
	public Iterator<PlayedVisit> visits() {
		try {
			return new Visits(file.rows());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Override
	public void close() {
		file.close();
	}

	private PlayedVisit visit(FileRow row, int index) {
		Draw draw = Draw.of(seed, "visit " + row.visitId(), 0);
		int number = numbers.computeIfAbsent(row.patientRef(), ref -> numbers.size() * 2);
		PlayedPatient patient = people.insured(row.patientRef(), number);
		Clinic clinic = Clinic.of(draw, patient, people.isChild(patient));
		var visit = new HisVisit(row.visitId() + suffix, clinic.department(), new Doctor("D" + clinic.department().code() + "1", "周明"),
				arrivals.of(index, total()), null, List.of(draw.oneOf(clinic.diagnoses())));
		return new PlayedVisit(row.visitId(), 0, patient, PhoneCode.of(draw, patient), visit, bills(row, visit));
	}

	/** Only what was charged; the hospital's code alone is not unique, so the name goes with it. */
	private List<HisBill> bills(FileRow row, HisVisit visit) {
		List<Line> lines = row.kind() == FileRow.Kind.REFUND
				? List.of()
				: row.items().stream().filter(item -> item.quantity() > 0).map(this::line).toList();
		return lines.isEmpty() ? List.of() : List.of(new HisBill("B-" + visit.visitNumber(), visit, Scene.OUTPATIENT, lines));
	}

	private Line line(Item item) {
		return new Line(pharmacy.nationalCode(item.name()).orElse(item.code()), item.code() + " " + item.name(), item.name(),
				new Money(item.priceFen()), item.quantity());
	}

	private final class Visits implements Iterator<PlayedVisit>, AutoCloseable {

		private final VisitFile.Rows rows;
		private int read;

		Visits(VisitFile.Rows rows) {
			this.rows = rows;
		}

		@Override
		public boolean hasNext() {
			return read < total();
		}

		@Override
		public PlayedVisit next() {
			try {
				FileRow row = rows.next();
				if (row == null) {
					throw new NoSuchElementException();
				}
				PlayedVisit visit = visit(row, read++);
				if (!hasNext()) {
					close();
				}
				return visit;
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}

		@Override
		public void close() throws IOException {
			rows.close();
		}
	}
}
