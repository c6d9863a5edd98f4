package dev.sotto.backend;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.concurrent.TimeUnit;

/** The relay's rules of construction (docs/ARCHITECTURE.md). */
@AnalyzeClasses(packages = "dev.sotto.backend", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.sotto.backend";

    @ArchTest
    static final ArchRule the_relay_cannot_decrypt =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("dev.sotto.crypto..", "dev.sotto.client..");

    @ArchTest
    static final ArchRule sql_lives_in_the_store = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".store")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "javax.sql..", "org.hsqldb..", "io.vertx.sqlclient..", "io.vertx.jdbcclient..");

    @ArchTest
    static final ArchRule sockets_live_in_the_gateway = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".gateway..", ROOT)
            .should()
            .dependOnClassesThat(resideInAPackage("io.vertx.core.net")
                    .and(DescribedPredicate.describe(
                            "are sockets", type -> type.getSimpleName().matches("Net(Server|Client|Socket).*"))));

    @ArchTest
    static final ArchRule services_do_not_know_the_gateway = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + ".account",
                    ROOT + ".prekey",
                    ROOT + ".mailbox",
                    ROOT + ".identity",
                    ROOT + ".notice",
                    ROOT + ".store",
                    ROOT + ".limit",
                    ROOT + ".problem")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".gateway..", ROOT + ".config..", ROOT + ".ops..", ROOT);

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_is_synchronized = noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED);

    @ArchTest
    static final ArchRule nothing_locks = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.concurrent.locks..")
            .orShould()
            .callMethod(Object.class, "wait");

    @ArchTest
    static final ArchRule nothing_sleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .orShould()
            .callMethod(TimeUnit.class, "sleep", long.class);

    @ArchTest
    static final ArchRule only_the_root_prints =
            noClasses().that().resideOutsideOfPackage(ROOT).should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule only_the_root_exits = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class);

    @ArchTest
    static final ArchRule only_a_failed_write_halts = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".store.FailStop")
            .should()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule only_the_root_catches_everything =
            classes().that().resideOutsideOfPackage(ROOT).should(notCatchThrowable());

    @ArchTest
    static final ArchRule logs_go_through_slf4j = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".store.EngineGuard")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule every_package_says_what_it_is_for = classes()
            .that(DescribedPredicate.describe(
                    "are no package-info", type -> !type.getSimpleName().equals("package-info")))
            .should(new ArchCondition<>("be in a package with a package-info") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean described = type.getPackage().tryGetPackageInfo().isPresent();
                    events.add(
                            new SimpleConditionEvent(type, described, type.getPackageName() + " has no package-info"));
                }
            });

    private static ArchCondition<JavaClass> notCatchThrowable() {
        return new ArchCondition<>("not catch Throwable or Error") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                    boolean catches = unit.getTryCatchBlocks().stream()
                            .flatMap(block -> block.getCaughtThrowables().stream())
                            .anyMatch(what -> what.isEquivalentTo(Throwable.class) || what.isAssignableTo(Error.class));
                    // The compiler writes such catches for a try with resources; they end in addSuppressed.
                    boolean resources = unit.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> call.getName().equals("addSuppressed"));
                    events.add(new SimpleConditionEvent(
                            unit, !catches || resources, unit.getFullName() + " catches Throwable or Error"));
                }
            }
        };
    }
}
