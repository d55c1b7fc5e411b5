package medpay.sandbox.play;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import medpay.sandbox.his.HisBill.Line;
import medpay.sandbox.insurance.catalogue.Catalogue;
import medpay.sandbox.insurance.catalogue.CatalogueItem;
import medpay.shared.Money;

/** The hospital's own price list (院内收费目录): what its items are called and cost, and the national code where the insurance catalogue has that name. */
final class Pharmacy {

	private final Map<String, CatalogueItem> byName = new HashMap<>();

	Pharmacy() {
		Catalogue.ofSandbox().items().forEach(item -> byName.putIfAbsent(item.itemName(), item));
	}

	/** A line of something that the catalogue knows, at its usual price. */
	Line line(String name, long quantity) {
		CatalogueItem item = Optional.ofNullable(byName.get(name))
				.orElseThrow(() -> new IllegalArgumentException("The catalogue has no item of this name: " + name));
		return new Line(item.itemCode(), "H-" + item.itemCode().substring(Math.max(0, item.itemCode().length() - 8)), name,
				new Money(item.priceCeilingFen()), quantity);
	}

	/** The national code of an item as a hospital calls it, with brand or packing in brackets; empty when the catalogue has no such name. */
	Optional<String> nationalCode(String name) {
		return Optional.ofNullable(byName.get(generic(name))).map(CatalogueItem::itemCode);
	}

	/** 苯磺酸氨氯地平片 of 苯磺酸氨氯地平片(安内真), 琥珀酸美托洛尔缓释片 of G琥珀酸美托洛尔缓释片(倍他乐克). */
	static String generic(String name) {
		return name.strip().replaceAll("[（(].*", "").replaceFirst("^[A-Za-z]{1,2}(?=\\p{IsHan})", "").strip().toLowerCase(Locale.ROOT);
	}
}
