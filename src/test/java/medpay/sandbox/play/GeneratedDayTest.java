package medpay.sandbox.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import medpay.sandbox.his.HisBill;
import medpay.sandbox.his.HisVisit.Scene;
import medpay.sandbox.insurance.policy.PersonType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The made day is believable: who comes when, with what, insured how; and the same seed makes the same day. */
class GeneratedDayTest {

	private static final OffsetDateTime EVENING = OffsetDateTime.parse("2026-11-23T23:30:00+08:00");
	private static final int MANY = 3000;

	private static List<PlayedVisit> day(long seed, OffsetDateTime now) {
		var day = new GeneratedDay(VisitSource.Kind.GENERATOR, MANY, seed, ".1", now);
		return IntStream.range(0, MANY).mapToObj(day::visit).toList();
	}

	@Test
	void theSameSeedMakesTheSameDayAndAnotherSeedAnother() {
		assertThat(day(5, EVENING)).isEqualTo(day(5, EVENING)).isNotEqualTo(day(6, EVENING));
	}

	@Test
	void childrenComeWithTheirGuardiansCodeAndOnlyTheFirstStartHasPeopleWithoutInsurance() {
		assertThat(day(5, EVENING)).allSatisfy(visit -> {
			assertThat(visit.patient().insuranceType()).isNotNull();
			assertThat(visit.shows() == PhoneCode.FAMILY_SUISHEN_CODE).isEqualTo(visit.patient().guardian() != null);
		}).extracting(PlayedVisit::shows).contains(PhoneCode.values());

		var firstStart = new GeneratedDay(VisitSource.Kind.START, MANY, 5, ".1", EVENING);
		List<PlayedVisit> alone = IntStream.range(0, MANY).mapToObj(firstStart::visit).filter(visit -> visit.patient().insuranceType() == null)
				.toList();
		assertThat(alone).hasSizeBetween(MANY / 100, MANY / 20).allSatisfy(visit -> assertThat(visit.shows()).isEqualTo(PhoneCode.SUISHEN_CODE));
	}

	@Test
	void aFaultIsForThePayerAtUnionPayAndForThePatientElsewhere() {
		var who = new PlayedPatients.Ready("child", "guardian");
		var options = new PlayOptions(BigDecimal.TEN, BigDecimal.ONE, 5);
		Set<String> seen = new HashSet<>();
		for (PlayedVisit visit : day(5, EVENING)) {
			var ordered = PlayedFaults.scoped(PlayedFaults.drawn(visit.name(), options).orElseThrow(), visit.shows(), who);
			seen.add(ordered.party());
			assertThat(ordered.personNo()).isEqualTo(ordered.party().equals("unionpay") ? "guardian" : "child");
			assertThat(ordered.times()).isEqualTo(1);
		}
		assertThat(seen).containsExactlyInAnyOrder("insurance", "unionpay", "voucher-centre", "suishen");
	}

	@Test
	void everyNumberServesOnce() {
		Set<String> numbers = new HashSet<>();
		for (PlayedVisit visit : day(5, EVENING)) {
			assertThat(numbers.add(visit.visit().visitNumber())).isTrue();
			assertThat(visit.visit().visitNumber()).hasSizeLessThanOrEqualTo(30);
			for (HisBill bill : visit.bills()) {
				assertThat(numbers.add(bill.billNumber())).isTrue();
				assertThat(bill.lines()).isNotEmpty();
			}
		}
	}

	@Test
	void patientsComeInTwoHumpsAndFewAtNight() {
		int[] byHour = new int[24];
		day(5, EVENING).forEach(visit -> byHour[visit.visit().startedAt().getHour()]++);

		assertThat(sum(byHour, 8, 11)).isGreaterThan(MANY / 3);
		assertThat(sum(byHour, 13, 16)).isBetween(MANY / 5, MANY / 3);
		assertThat(byHour[12]).isLessThan(byHour[9] / 2).isLessThan(byHour[14]);
		assertThat(sum(byHour, 0, 6)).isBetween(1, MANY / 20);
	}

	private static int sum(int[] byHour, int from, int before) {
		return IntStream.range(from, before).map(hour -> byHour[hour]).sum();
	}

	@ParameterizedTest
	@ValueSource(strings = {"2026-11-23T00:00:00+08:00", "2026-11-23T00:00:30+08:00", "2026-11-23T09:41:07+08:00"})
	void nobodyComesBeforeTodayOrInTheFuture(String now) {
		OffsetDateTime moment = OffsetDateTime.parse(now);

		assertThat(day(5, moment)).allSatisfy(visit -> assertThat(visit.visit().startedAt()).isBetween(moment.toLocalDate().atStartOfDay()
				.atOffset(moment.getOffset()), moment));
	}

	@Test
	void agesReachFromTheNewbornToTheVeryOldAndFitTheirInsurance() {
		Set<Integer> ages = new HashSet<>();
		for (PlayedVisit visit : day(5, EVENING)) {
			PlayedPatient patient = visit.patient();
			int age = Period.between(patient.birthDate(), EVENING.toLocalDate()).getYears();
			ages.add(age);
			PersonType type = PersonType.of(Objects.requireNonNull(patient.personType())).orElseThrow();
			assertThat(type.insurance().code()).isEqualTo(patient.insuranceType());
			assertThat(type == PersonType.CHILD).as("child of %s", age).isEqualTo(age < 18);
			assertThat(patient.guardian() != null).isEqualTo(age < 18);
			if (type == PersonType.RETIRED_FROM_70) {
				assertThat(age).isGreaterThanOrEqualTo(70);
			}
		}
		assertThat(ages).contains(0, 5, 17, 30, 66, 95).allSatisfy(age -> assertThat(age).isBetween(0, 95));
	}

	@Test
	void identityNumbersFitAndAreNobodysTwice() {
		Set<String> numbers = new HashSet<>();
		Set<String> keys = new HashSet<>();
		for (PlayedVisit visit : day(5, EVENING)) {
			PlayedPatient patient = visit.patient();
			assertThat(patient.idNumber(1)).matches("99[0-9]{15}[0-9X]").contains(patient.birthDate().toString().replace("-", ""))
					.isNotEqualTo(patient.idNumber(2));
			if (keys.add(patient.key())) {
				assertThat(numbers.add(patient.idNumber(1))).isTrue();
			}
		}
		assertThat(keys).hasSizeLessThan(MANY).hasSizeGreaterThan(MANY * 3 / 4);
	}

	@Test
	void bothHospitalsAndEveryDepartmentHaveVisitsAndSomeHaveSeveralBills() {
		List<PlayedVisit> day = day(5, EVENING);

		assertThat(day).extracting(PlayedVisit::hospital).contains(0, 1);
		assertThat(day).extracting(visit -> visit.visit().department().name()).contains("内科", "外科", "妇产科", "儿科", "眼科", "耳鼻咽喉科", "中医科", "急诊科");
		assertThat(day).extracting(visit -> visit.bills().size()).contains(1, 2, 3);
		assertThat(day.stream().flatMap(visit -> visit.bills().stream()).map(HisBill::scene)).contains(Scene.REGISTRATION, Scene.OUTPATIENT,
				Scene.EMERGENCY);
	}

	@Test
	void theDrawnShareOfVisitsMeetsAFaultByTheSeed() {
		var options = new PlayOptions(BigDecimal.TEN, new BigDecimal("0.1"), 5);

		long struck = day(5, EVENING).stream().filter(visit -> PlayedFaults.drawn(visit.name(), options).isPresent()).count();

		assertThat(struck).isBetween(MANY * 7L / 100, MANY * 13L / 100);
	}
}
