package medpay;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import medpay.channel.PaymentChannel;
import medpay.insurance.InsurancePlatform;
import medpay.shared.call.OutsideCall;
import medpay.shared.call.Wire;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The few rules that the module declarations cannot say. */
final class LayeringRules {

	private static final Set<String> FLOATING = Set.of("float", "double", "java.lang.Float", "java.lang.Double");
	private static final Set<String> CHANNEL_MONEY = Set.of("charge", "refund", "voidCharge");
	private static final Set<String> INSURANCE_MONEY = Set.of("settle", "reverse", "voidTransaction");
	private static final Set<Propagation> WITHOUT_TRANSACTION = Set.of(Propagation.NEVER, Propagation.NOT_SUPPORTED);

	/** The makers of ids and clocks, and the sandbox's certificates, valid from the machine's day on which they are made. */
	private static final Set<String> MAY_READ_TIME = Set.of("medpay.shared.Ids", "medpay.shared.SharedConfiguration",
			"medpay.sandbox.unionpay.DemoCertificates");

	static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses().that(describe("make no clocks", type -> !MAY_READ_TIME.contains(type.getFullName())))
			.should()
			.callMethodWhere(call("reads the time itself", LayeringRules::readsTime))
			.because("the sandbox moves the business clock, and tests move both");

	static final ArchRule MONEY_NEVER_FLOATS = noMembers()
			.should(ArchCondition.from(describe("hold or take a floating-point number", LayeringRules::floats)))
			.because("a fen lost in rounding is a difference that nobody can explain");

	static final ArchRule ONLY_PAYMENT_MOVES_MONEY = noClasses().that()
			.resideOutsideOfPackages("medpay.payment..", "medpay.channel..", "medpay.insurance..").should()
			.callMethodWhere(call("moves money at a door", LayeringRules::movesMoney)).because("there is one orchestrator of money");

	static final ArchRule NOBODY_KNOWS_THE_SANDBOX = noClasses().that().resideOutsideOfPackage("medpay.sandbox..").and()
			.doNotHaveFullyQualifiedName("medpay.MedpayApplication").should().dependOnClassesThat(are(resideInAPackage("medpay.sandbox..")))
			.because("the sandbox stands where the real counterparties stand: at the other end of the wire");

	static final ArchRule NOTHING_IS_PRINTED = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
			.because("what is worth saying goes through the logger, which masks and structures it");

	static final ArchRule CONTROLLERS_STAY_INSIDE = classes().that().areMetaAnnotatedWith(Controller.class).or().areAnnotatedWith(Controller.class)
			.should()
			.notBePublic().because("a controller is called by HTTP only").allowEmptyShould(true);

	static final ArchRule NAMES_SAY_SOMETHING = noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|Bo|Vo)")
			.because("such a name says that nobody found the noun");

	static final ArchRule NO_TRANSACTION_DURING_A_CALL = noClasses().should()
			.callMethodWhere(call("calls outside in a transaction", LayeringRules::callsInTransaction))
			.because("a slow counterparty must not hold a connection and locks, and the attempt must be committed before it is sent");

	static final ArchRule ROWS_ARE_READ_WHOLE = noClasses().should()
			.callMethodWhere(call("streams rows",
					row -> row.getTargetOwner().isAssignableTo(JdbcClient.MappedQuerySpec.class) && row.getName().equals("stream")))
			.because("a stream of rows keeps its connection until somebody closes it, and nobody does");

	private LayeringRules() {}

	static Stream<ArchRule> all() {
		return Stream.of(TIME_COMES_FROM_A_CLOCK, MONEY_NEVER_FLOATS, ONLY_PAYMENT_MOVES_MONEY, NOBODY_KNOWS_THE_SANDBOX, NOTHING_IS_PRINTED,
				CONTROLLERS_STAY_INSIDE, NAMES_SAY_SOMETHING, NO_TRANSACTION_DURING_A_CALL, ROWS_ARE_READ_WHOLE);
	}

	private static boolean readsTime(JavaMethodCall call) {
		JavaClass owner = call.getTargetOwner();
		boolean asksForNow = owner.getPackageName().equals("java.time") && call.getName().equals("now")
				&& call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
		boolean makesAClock = owner.isEquivalentTo(Clock.class) && call.getName().startsWith("system");
		boolean asksTheSystem = owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis");
		return asksForNow || makesAClock || asksTheSystem;
	}

	private static boolean floats(JavaMember member) {
		return member.getAllInvolvedRawTypes().stream().anyMatch(type -> FLOATING.contains(type.getFullName()));
	}

	private static boolean movesMoney(JavaMethodCall call) {
		JavaClass owner = call.getTargetOwner();
		return (owner.isAssignableTo(PaymentChannel.class) && CHANNEL_MONEY.contains(call.getName()))
				|| (owner.isAssignableTo(InsurancePlatform.class) && INSURANCE_MONEY.contains(call.getName()));
	}

	private static boolean callsInTransaction(JavaMethodCall call) {
		JavaClass owner = call.getTargetOwner();
		boolean outside = (owner.isAssignableTo(OutsideCall.class) && call.getName().equals("send"))
				|| (owner.isAssignableTo(Wire.class) && call.getName().equals("post"));
		return outside && Stream
				.of(call.getOrigin().tryGetAnnotationOfType(Transactional.class), call.getOriginOwner().tryGetAnnotationOfType(Transactional.class))
				.filter(Optional::isPresent).findFirst().flatMap(found -> found)
				.filter(transactional -> !WITHOUT_TRANSACTION.contains(transactional.propagation())).isPresent();
	}

	private static DescribedPredicate<JavaMethodCall> call(String what, Predicate<JavaMethodCall> predicate) {
		return describe(what, predicate);
	}
}
