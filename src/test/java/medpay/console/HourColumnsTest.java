package medpay.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import medpay.console.HourColumns.Block;
import medpay.payment.PaymentDays.Group;
import medpay.payment.machine.PaymentState;
import medpay.shared.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HourColumnsTest {

	@Test
	void stacksTheScenesOfAnHourWithoutAGap() {
		var drawn = HourColumns.of(List.of(group(9, Scene.REGISTRATION, 3), group(9, Scene.EMERGENCY, 4)), List.of(group(9, Scene.OUTPATIENT, 5)));

		var nine = drawn.columns().get(2);
		assertThat(nine.hour()).isEqualTo("9");
		assertThat(nine.total()).isEqualTo(7);
		assertThat(nine.counts()).containsExactly(3L, 4L);
		assertThat(nine.blocks()).extracting(Block::y, Block::height).containsExactly(tuple(625, 375),
				tuple(125, 500));
		assertThat(nine.before()).isEqualTo(5);
		assertThat(nine.beforeAt()).isEqualTo(375);
	}

	@Test
	void drawsTheHoursOfAClinicAndEveryOtherInWhichSomethingHappened() {
		assertThat(HourColumns.of(List.of(), List.of()).columns()).extracting(HourColumns.Column::hour).startsWith("7").endsWith("18").hasSize(12);
		assertThat(HourColumns.of(List.of(group(0, Scene.EMERGENCY, 1), group(23, Scene.EMERGENCY, 1)), List.of()).columns()).hasSize(24);
	}

	@ParameterizedTest
	@CsvSource({"0, 4", "4, 4", "5, 6", "9, 10", "11, 20", "55, 60", "101, 200", "6001, 8000"})
	void standsForARoundNumber(int highest, long top) {
		assertThat(HourColumns.of(List.of(group(9, Scene.OUTPATIENT, highest)), List.of()).top()).isEqualTo(top);
	}

	private static Group group(int hour, Scene scene, long count) {
		return new Group(hour, scene, PaymentState.PAID, count, 0, 0, 0, 0, 0);
	}
}
