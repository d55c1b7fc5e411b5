package medpay.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import medpay.operator.PermissionGate.Ruling;
import medpay.operator.SignedIn.Step;
import medpay.testing.MedpayTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every page × every role, as the gate decides it, against the table in {@code rights.txt}. A page that is not in the table, or that lets in another role than the table says,
 * fails.
 */
@MedpayTest
class RightsTests {

	private static final String NOBODY = "-";
	private static final String ALL = "everybody";
	private static final String ANY = "any operator";

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	private record Route(String name, HandlerMethod handler) {}

	private Stream<Route> routes() {
		return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
				.flatMap(each -> names(each.getKey()).map(name -> new Route(name, each.getValue())));
	}

	/** Method and path; what only differs by a header is one route. */
	private static Stream<String> names(RequestMappingInfo mapping) {
		var methods = mapping.getMethodsCondition().getMethods();
		return mapping.getPatternValues().stream().filter(RightsTests::isPage)
				.flatMap(path -> (methods.isEmpty() ? Stream.of("ANY") : methods.stream().map(RequestMethod::name))
						.map(method -> method + " " + path));
	}

	private static boolean isPage(String pattern) {
		PathContainer path = PathContainer.parsePath(pattern.replaceAll("\\{[^/]*}", "x"));
		return Arrays.stream(OperatorConfiguration.NO_PAGES).map(PathPatternParser.defaultInstance::parse).noneMatch(each -> each.matches(path));
	}

	/** Who may, as the gate rules. */
	private static String who(HandlerMethod handler) {
		if (PermissionGate.ruling(handler, Optional.empty()) instanceof Ruling.Pass) {
			return ALL;
		}
		List<Role> in = Arrays.stream(Role.values())
				.filter(role -> PermissionGate.ruling(handler, Optional.of(Somebody.in(Step.WORK, true, role))) instanceof Ruling.Pass).toList();
		String roles = in.size() == Role.values().length ? ANY : in.stream().map(Role::name).collect(Collectors.joining(" "));
		boolean confirmed = Arrays.stream(Role.values())
				.anyMatch(role -> PermissionGate.ruling(handler, Optional.of(Somebody.in(Step.WORK, false, role))) instanceof Ruling.First);
		return roles.isEmpty() ? NOBODY : roles + (confirmed ? " !" : "");
	}

	private static Map<String, String> table() throws IOException {
		try (InputStream file = Objects.requireNonNull(RightsTests.class.getResourceAsStream("rights.txt"))) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
					.map(line -> line.split(" \\| ", 2))
					.collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].strip(), (one, _) -> one, TreeMap::new));
		}
	}

	@Test
	void everyPageLetsInExactlyTheRolesOfTheTable() throws IOException {
		Map<String, String> found = new TreeMap<>();
		routes().forEach(route -> found.merge(route.name(), who(route.handler()), (one, other) -> one.equals(other) ? one : one + " / " + other));
		int width = found.keySet().stream().mapToInt(String::length).max().orElse(1);
		found.forEach((route, roles) -> System.out.printf("%-" + width + "s | %s%n", route, roles));
		assertThat(found).isEqualTo(table());
	}

	@Test
	void noPageIsOpenToWhoeverIsHalfWayIn() {
		List<Step> halfWay = List.of(Step.GIVE_CODE, Step.SET_UP_CODE);
		assertThat(routes()).filteredOn(route -> !who(route.handler()).equals(ALL)).isNotEmpty().allSatisfy(route -> {
			assertThat(PermissionGate.ruling(route.handler(), Optional.empty())).isEqualTo(new Ruling.First("/sign-in"));
			for (Step step : halfWay) {
				assertThat(PermissionGate.ruling(route.handler(), Optional.of(Somebody.in(step, false, Role.values()))))
						.isEqualTo(new Ruling.First(PermissionGate.page(step)));
			}
		});
	}

	@Test
	void whatIsNotDeclaredExistsForNobody() throws NoSuchMethodException {
		class Forgotten {

			@SuppressWarnings("unused")
			void page() {}
		}
		var handler = new HandlerMethod(new Forgotten(), Forgotten.class.getDeclaredMethod("page"));
		assertThat(PermissionGate.ruling(handler, Optional.of(Somebody.withRoles(Role.values())))).isInstanceOf(Ruling.Nowhere.class);
		assertThat(PermissionGate.ruling(new Object(), Optional.of(Somebody.withRoles(Role.values())))).isInstanceOf(Ruling.Nowhere.class);
		assertThat(who(handler)).isEqualTo(NOBODY);
	}
}
