package medpay.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import medpay.payment.PaymentDays.Group;
import medpay.shared.Scene;

/**
 * A day's payments by hour and scene as stacked columns of {@value #HEIGHT} units (分时分场景柱图).
 *
 * @param top what the full height stands for: a round number, at least the highest column
 * @param scenes the scenes that occur, from the foot of a column up
 */
record HourColumns(List<Column> columns, long top, List<Scene> scenes) {

	static final int HEIGHT = 1000;
	/** Clinics are open then; hours outside are drawn when something happened in them. */
	private static final int OPENS = 7;
	private static final int CLOSES = 18;

	/**
	 * One hour.
	 *
	 * @param before how many the hour had the day before, drawn as a line at {@code beforeAt}
	 * @param counts by the scenes of the picture
	 */
	record Column(String hour, long total, List<Block> blocks, List<Long> counts, long before, int beforeAt) {}

	/** One scene of an hour; {@code y} counts from the top. */
	record Block(Scene scene, String style, long count, int y, int height) {}

	static HourColumns of(List<Group> groups, List<Group> before) {
		List<Scene> scenes = Arrays.stream(Scene.values()).filter(scene -> groups.stream().anyMatch(group -> group.scene() == scene)).toList();
		int first = Math.min(OPENS, groups.stream().mapToInt(Group::hour).min().orElse(OPENS));
		int last = Math.max(CLOSES, groups.stream().mapToInt(Group::hour).max().orElse(CLOSES));
		long highest = IntStream.rangeClosed(first, last).mapToLong(hour -> Math.max(count(groups, hour), count(before, hour))).max().orElse(0);
		long top = round(highest);
		return new HourColumns(IntStream.rangeClosed(first, last).mapToObj(hour -> column(hour, groups, before, scenes, top)).toList(), top, scenes);
	}

	private static Column column(int hour, List<Group> groups, List<Group> before, List<Scene> scenes, long top) {
		List<Long> counts = scenes.stream()
				.map(scene -> groups.stream().filter(group -> group.hour() == hour && group.scene() == scene).mapToLong(Group::count).sum()).toList();
		List<Block> blocks = new ArrayList<>();
		long below = 0;
		for (int index = 0; index < scenes.size(); index++) {
			long count = counts.get(index);
			int foot = height(below, top);
			int head = height(below + count, top);
			if (head > foot) {
				blocks.add(new Block(scenes.get(index), style(scenes.get(index)), count, HEIGHT - head, head - foot));
			}
			below += count;
		}
		long earlier = count(before, hour);
		return new Column(String.format(Locale.ROOT, "%d", hour), below, List.copyOf(blocks), counts, earlier, HEIGHT - height(earlier, top));
	}

	private static long count(List<Group> groups, int hour) {
		return groups.stream().filter(group -> group.hour() == hour).mapToLong(Group::count).sum();
	}

	private static int height(long count, long top) {
		return (int) Math.round((double) count * HEIGHT / top);
	}

	/** The next of 4, 6, 8, 10, 20, 40, 60, 80, 100 …: halves of it are whole numbers. */
	private static long round(long highest) {
		for (long ten = 1;; ten *= 10) {
			for (long step : new long[]{2, 4, 6, 8, 10}) {
				if (step * ten >= Math.max(4, highest)) {
					return step * ten;
				}
			}
		}
	}

	static String style(Scene scene) {
		return "scene-" + scene.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
