package medpay.console.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import medpay.institution.Institution;
import medpay.payment.AgeGroup;
import medpay.payment.PaymentFigures;
import medpay.payment.PaymentFigures.Figure;
import medpay.payment.PaymentFigures.Scope;
import medpay.shared.Scene;
import medpay.shared.sheet.Cell;
import medpay.shared.sheet.Sheet;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Groups figures and names the groups (统计汇总), for the page and for its files. */
@Component
class Statistics {

	private static final List<String> COLUMNS = List.of("figures.payments", "figures.no-touch", "figures.total", "figures.insured",
			"figures.self-pay", "figures.code-uses", "figures.code-amount", "figures.credit-uses", "figures.credit-amount");

	private final PaymentFigures figures;
	private final MessageSource words;

	Statistics(PaymentFigures figures, MessageSource words) {
		this.figures = figures;
		this.words = words;
	}

	/** The figures by group, and all of them together. The key of a group is its name. */
	record Table(List<Figure> groups, Figure all) {}

	Table table(List<Institution> institutions, Scope scope, Grouping grouping, Locale language) {
		Map<String, Figure> groups = new LinkedHashMap<>();
		for (Figure figure : figures.sums(scope, grouping.by()).stream().sorted(order(grouping)).toList()) {
			String label = label(institutions, grouping, figure.key(), language);
			groups.merge(label, figure.of(label), Figure::plus);
		}
		Figure all = groups.values().stream().reduce(new Figure("", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Figure::plus);
		return new Table(List.copyOf(groups.values()), all);
	}

	/** Young before old, scenes as everywhere, what comes first otherwise by its key. */
	private static Comparator<Figure> order(Grouping grouping) {
		return switch (grouping) {
			case AGE -> Comparator.comparing(figure -> AgeGroup.valueOf(figure.key()));
			case SCENE -> Comparator.comparing(figure -> Scene.valueOf(figure.key()));
			case DISTRICT, HOSPITAL, CHANNEL, DAY -> Comparator.comparing(Figure::key);
		};
	}

	List<FigureRow> rows(Table table) {
		long most = table.groups().stream().filter(group -> !FigureRow.few(group)).mapToLong(Figure::totalFen).max().orElse(0);
		return table.groups().stream().map(group -> FigureRow.of(group, group.key(), most)).toList();
	}

	Sheet sheet(Table table, Grouping grouping, Locale language) {
		List<String> headings = new ArrayList<>(List.of(say("figures.by-" + grouping, language)));
		COLUMNS.forEach(column -> headings.add(say(column, language)));
		List<List<Cell>> rows = new ArrayList<>();
		table.groups().forEach(group -> rows.add(cells(group.key(), group)));
		rows.add(cells(say("figures.all", language), table.all()));
		return new Sheet(say("figures.title", language), headings, rows);
	}

	private static List<Cell> cells(String label, Figure figure) {
		List<Cell> cells = new ArrayList<>(List.of(Cell.text(label)));
		if (FigureRow.few(figure)) {
			cells.add(Cell.text(FigureRow.FEW));
			COLUMNS.stream().skip(1).forEach(column -> cells.add(Cell.text("")));
			return cells;
		}
		cells.addAll(List.of(Cell.count(figure.payments()), Cell.text(FigureRow.share(figure.noTouch(), figure.payments())),
				Cell.amount(figure.totalFen()), Cell.amount(figure.insuredFen()), Cell.amount(figure.selfPayFen()), Cell.count(figure.codeUses()),
				Cell.amount(figure.codeFen()), Cell.count(figure.creditUses()), Cell.amount(figure.creditFen())));
		return cells;
	}

	private String label(List<Institution> institutions, Grouping grouping, String key, Locale language) {
		return switch (grouping) {
			case DISTRICT -> institution(institutions, key).district();
			case HOSPITAL -> institution(institutions, key).name();
			case SCENE -> say("scene." + key, language);
			case CHANNEL -> say("figures.channel-" + key, language);
			case AGE -> say("figures.age-" + key, language);
			case DAY -> key;
		};
	}

	private static Institution institution(List<Institution> institutions, String key) {
		return institutions.stream().filter(each -> Long.toString(each.id().value()).equals(key)).findFirst().orElseThrow();
	}

	private String say(String key, Locale language) {
		return words.getMessage(key, null, language);
	}
}
