package medpay.sandbox.stage;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import medpay.sandbox.DemoClient;
import medpay.sandbox.DemoClients;
import medpay.sandbox.SandboxPart;
import medpay.sandbox.his.MedpayDoor;
import medpay.sandbox.insurance.catalogue.Catalogue;
import medpay.sandbox.insurance.catalogue.CatalogueItem;
import medpay.shared.BilingualText;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What there is to begin with (开场): the people, the departments, the items. */
@RestController
@SandboxPart
@RequestMapping("/sandbox/stage")
class StartController {

	private final Cast cast;
	private final MedpayDoor door;
	private final DemoClient hospital;
	private final Catalogue catalogue = Catalogue.ofSandbox();

	StartController(Cast cast, MedpayDoor door, DemoClients clients) {
		this.cast = cast;
		this.door = door;
		this.hospital = clients.hospitals().getFirst();
	}

	/** The first call of a database takes a moment: it brings the people to life. */
	@GetMapping("/start")
	Start start() {
		if (!door.leadsSomewhere()) {
			throw new ProblemException(ProblemCode.BUSY, "medpay.sandbox.application-url");
		}
		Cast.Numbers numbers = cast.people();
		return new Start(hospital.institutionCode(), Arrays.stream(Role.values()).map(role -> Person.of(role, numbers)).toList(),
				Arrays.stream(Department.values()).map(DepartmentView::of).toList(), catalogue.items().stream().map(Item::of).toList());
	}

	/** Fills the personal accounts again. */
	@PostMapping("/renewal")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void renew() {
		cast.renew();
	}

	/** {@code institutionCode}: the hospital that the station belongs to. */
	record Start(String institutionCode, List<Person> people, List<DepartmentView> departments, List<Item> items) {}

	/** {@code insuranceType}: 310 or 390; {@code guardian}: a role. */
	record Person(Role role, String personNo, BilingualText name, int age, String insuranceType, @Nullable Role guardian, boolean hasCard) {

		static Person of(Role role, Cast.Numbers numbers) {
			return new Person(role, numbers.of(role), role.fullName(), role.age(), role.insured().type(), role.guardian(),
					role.account().creditLimitFen() > 0);
		}
	}

	record DepartmentView(Department department, BilingualText title, String doctor, String scene, String diagnosis, List<Department.Order> usual) {

		static DepartmentView of(Department department) {
			return new DepartmentView(department, department.title(), department.doctor().name(), department.scene().name(),
					department.diagnosis().name(), department.usual());
		}
	}

	/** {@code itemClass}: 01 甲, 02 乙, 03 丙; {@code firstPayShare}: of class 乙, what the patient pays first. */
	record Item(String itemCode, String itemName, String itemClass, long priceFen, BigDecimal firstPayShare) {

		static Item of(CatalogueItem item) {
			return new Item(item.itemCode(), item.itemName(), item.itemClass(), item.priceCeilingFen(), item.firstPayShare());
		}
	}
}
