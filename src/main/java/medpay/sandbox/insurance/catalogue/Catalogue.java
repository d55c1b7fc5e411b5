package medpay.sandbox.insurance.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The items the platform knows; all others are at the person's own expense. */
public final class Catalogue {

	private final Map<String, CatalogueItem> items;

	private Catalogue(Map<String, CatalogueItem> items) {
		this.items = items;
	}

	/** Reads the sandbox's own catalogue from the class path. */
	public static Catalogue ofSandbox() {
		try (var stream = Objects.requireNonNull(Catalogue.class.getResourceAsStream("/sandbox/catalogue.csv"))) {
			var items = new LinkedHashMap<String, CatalogueItem>();
			new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).skip(1)
					.map(Catalogue::item)
					.forEach(item -> items.put(item.itemCode(), item));
			return new Catalogue(items);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static CatalogueItem item(String line) {
		String[] cells = line.split(",", -1);
		if (cells.length != 6) {
			throw new IllegalStateException("A catalogue line needs six cells: " + line);
		}
		return new CatalogueItem(cells[0], cells[1], cells[2], Long.parseLong(cells[3]), new BigDecimal(cells[4]), cells[5]);
	}

	public List<CatalogueItem> items() {
		return List.copyOf(items.values());
	}

	public Optional<CatalogueItem> find(String itemCode) {
		return Optional.ofNullable(items.get(itemCode));
	}
}
