package dev.sotto.crypto;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.violations.Violations;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The end-to-end layer is pure functions over values; only {@code primitive} touches cryptographic libraries. */
@AnalyzeClasses(packages = "dev.sotto.crypto", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String PRIMITIVE = "dev.sotto.crypto.primitive..";

    @ArchTest
    static final ArchRule noInputOrOutput = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.net..",
                            "java.nio.channels..",
                            "java.nio.file..",
                            "java.sql..",
                            "javax.sql..",
                            "javax.net..")
                    .or(resideInAnyPackage(
                            "io.vertx..", "org.slf4j..", "java.util.logging..", "com.google.protobuf..")))
            .orShould()
            .dependOnClassesThat(named("java\\.io\\.(File|RandomAccessFile|Console|Print(Stream|Writer)).*"));

    @ArchTest
    static final ArchRule noThreads = noClasses()
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are threads, executors or locks",
                    type -> type.isEquivalentTo(Thread.class)
                            || type.isAssignableTo(Executor.class)
                            || type.isAssignableTo(Lock.class)
                            || type.getName().equals("java.util.concurrent.CompletableFuture")
                            || type.getName().equals("java.util.Timer")));

    @ArchTest
    static final ArchRule noClocks = noClasses()
            .should()
            .callMethodWhere(target(name("now")).and(target(owner(resideInAnyPackage("java.time..")))))
            .orShould()
            .callMethodWhere(target(nameMatching("currentTimeMillis|nanoTime")).and(target(owner(type(System.class)))))
            .orShould()
            .dependOnClassesThat(named("java\\.time\\.(Clock|InstantSource)"))
            .orShould()
            .dependOnClassesThat(named("java\\.util\\.(Date|Calendar)"));

    @ArchTest
    static final ArchRule librariesInPrimitiveOnly = noClasses()
            .that()
            .resideOutsideOfPackage(PRIMITIVE)
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.bouncycastle..", "javax.crypto..", "java.security.."));

    @ArchTest
    static final ArchRule oneSourceOfRandomness = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.sotto.crypto.primitive.SystemRandomness")
            .should()
            .dependOnClassesThat(type(SecureRandom.class));

    @ArchTest
    static final ArchRule noGuessableRandomness = noClasses()
            .should()
            .dependOnClassesThat(named("java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom|UUID)"))
            .orShould()
            .dependOnClassesThat(resideInAnyPackage("java.util.random.."))
            .orShould()
            .callMethodWhere(target(name("random")).and(target(owner(type(Math.class)))));

    /** Two whole arrays; the forms with ranges, and {@code compareUnsigned}, are for public values. */
    @ArchTest
    static final ArchRule comparisonInConstantTime = noClasses()
            .should()
            .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
            .orShould()
            .callMethod(Objects.class, "deepEquals", Object.class, Object.class)
            .orShould()
            .callMethod(Arrays.class, "deepEquals", Object[].class, Object[].class);

    @ArchTest
    static final ArchRule noSecretInARecord = fields().that(DescribedPredicate.describe(
                    "are components of a record",
                    (JavaField field) ->
                            field.getOwner().isRecord() && !field.getModifiers().contains(JavaModifier.STATIC)))
            .should(notBeSecret());

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dev.sotto.crypto.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nullMarked = classes().should(new ArchCondition<>("be in a null-marked package") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
            events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
        }
    });

    /** A rule that nothing can break says nothing: each one finds its own violation in {@link Violations}. */
    @Test
    void everyRuleCanFail() {
        JavaClasses violations = new ClassFileImporter().importPackagesOf(Violations.class);
        Map<String, ArchRule> rules = Map.of(
                "Violations$Network", noInputOrOutput,
                "Violations$Files", noInputOrOutput,
                "Violations$Threads", noThreads,
                "Violations$Clock", noClocks,
                "Violations$SystemTime", noClocks,
                "Violations$Library", librariesInPrimitiveOnly,
                "Violations$SecureRandomness", oneSourceOfRandomness,
                "Violations$GuessableRandomness", noGuessableRandomness,
                "Violations$Comparison", comparisonInConstantTime,
                "Violations$SecretRecord", noSecretInARecord);
        rules.forEach((violation, rule) -> assertThat(
                        rule.evaluate(violations).getFailureReport().getDetails())
                .as(rule.getDescription())
                .anyMatch(line -> line.contains(violation)));
        assertThat(nullMarked.evaluate(violations).hasViolation()).isTrue();
    }

    private static ArchCondition<JavaField> notBeSecret() {
        return new ArchCondition<>("not hold secrets or raw bytes") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean secret = field.getType().getAllInvolvedRawTypes().stream()
                        .anyMatch(type -> type.isAssignableTo(SecretBytes.class) || type.isEquivalentTo(byte[].class));
                events.add(new SimpleConditionEvent(field, !secret, field.getFullName() + " may hold a secret"));
            }
        };
    }

    private static DescribedPredicate<JavaClass> named(String pattern) {
        return DescribedPredicate.describe(
                "are named " + pattern, type -> type.getName().matches(pattern));
    }

    private static DescribedPredicate<JavaClass> type(Class<?> wanted) {
        return DescribedPredicate.describe("are " + wanted.getName(), type -> type.isEquivalentTo(wanted));
    }
}
