package dev.sotto.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.sotto.client.password.Argon2Cost;
import java.io.Console;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.ConcurrentHashMap;

/** The client's layers: who may know whom, and what nobody does. */
@AnalyzeClasses(packages = "dev.sotto.client", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] PURE_PARTS = {
        "dev.sotto.client.face.tui.model..",
        "dev.sotto.client.face.tui.pane..",
        "dev.sotto.client.face.tui.edit..",
        "dev.sotto.client.face.tui.slash..",
        "dev.sotto.client.face.tui.overlay..",
        "dev.sotto.client.face.tui.keys..",
        "dev.sotto.client.face.tui.paint..",
        "dev.sotto.client.face.tui.event..",
    };

    @ArchTest
    static final ArchRule coreIsPure = noClasses()
            .that()
            .resideInAPackage("dev.sotto.client.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.vertx..",
                    "io.netty..",
                    "java.sql..",
                    "java.net..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.io..",
                    "java.util.concurrent..",
                    "org.slf4j..",
                    "dev.sotto.client.runtime..",
                    "dev.sotto.client.net..",
                    "dev.sotto.client.store..",
                    "dev.sotto.client.disk..",
                    "dev.sotto.client.face..");

    @ArchTest
    static final ArchRule coreKnowsNoClock = noClasses()
            .that()
            .resideInAPackage("dev.sotto.client.core..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Thread")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock");

    @ArchTest
    static final ArchRule sqlOnlyInTheStore = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sotto.client.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.hsqldb..");

    @ArchTest
    static final ArchRule socketsOnlyInNet = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sotto.client.net..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.core.net..", "io.netty..", "javax.net..", "java.net..");

    @ArchTest
    static final ArchRule facesSeeOnlyWhatIsTheirs = noClasses()
            .that()
            .resideInAPackage("dev.sotto.client.face..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sotto.client.core..",
                    "dev.sotto.client.net..",
                    "dev.sotto.client.store..",
                    "dev.sotto.client.disk..",
                    "dev.sotto.crypto.session..",
                    "dev.sotto.crypto.identity..",
                    "dev.sotto.crypto.ratchet..",
                    "dev.sotto.crypto.handshake..");

    @ArchTest
    static final ArchRule commandsAreForEverybody = noClasses()
            .that()
            .resideInAPackage("dev.sotto.client.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sotto.client.core..",
                    "dev.sotto.client.runtime..",
                    "dev.sotto.client.net..",
                    "dev.sotto.client.store..",
                    "dev.sotto.client.face..");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dev.sotto.client.(*)..").should().beFreeOfCycles();

    /** Whoever draws or decides knows no terminal; only one package can write to one. */
    @ArchTest
    static final ArchRule terminalsOnlyInTerm = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sotto.client.face.tui.term..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jline..", "com.googlecode.lanterna..");

    @ArchTest
    static final ArchRule noCyclesInTheFullScreen =
            slices().matching("dev.sotto.client.face.tui.(*)..").should().beFreeOfCycles();

    /** Bytes in memory and the resources of the program are no outside; one table is filled on first use. */
    @ArchTest
    static final ArchRule whatDecidesOnTheFullScreenIsPure = noClasses()
            .that()
            .resideInAnyPackage(PURE_PARTS)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..", "io.vertx..")
                            .or(resideInAPackage("java.util.concurrent..").and(not(type(ConcurrentHashMap.class))))
                            .or(type(File.class))
                            .or(assignableTo(FileInputStream.class))
                            .or(assignableTo(FileOutputStream.class))
                            .or(type(RandomAccessFile.class))
                            .or(type(Console.class))
                            .or(type(Process.class))
                            .or(type(ProcessBuilder.class))
                            .or(type(Thread.class))
                            .or(type(Clock.class)))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(ZoneId.class, "systemDefault");

    @ArchTest
    static final ArchRule onlyTheProgramPrintsAndExits = noClasses()
            .that()
            .resideOutsideOfPackages("dev.sotto.client", "dev.sotto.client.demo..", "dev.sotto.client.face..")
            .should()
            .accessField(System.class, "in")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    /** The demo is a script, and a script may wait; nothing else does. */
    @ArchTest
    static final ArchRule noLocks = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sotto.client.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.concurrent.locks..");

    @ArchTest
    static final ArchRule noSleep = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule noSynchronizedMethods = methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED);

    @ArchTest
    static final ArchRule secretsAreNoRecordComponents = fields().that()
            .areDeclaredInClassesThat()
            .areRecords()
            .should()
            .notHaveRawType("dev.sotto.crypto.primitive.SecretBytes")
            .andShould()
            .notHaveRawType("dev.sotto.crypto.identity.IdentityKeyPair");

    @ArchTest
    static final ArchRule packagesSayWhatTheyAre = classes()
            .that()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith("org.jspecify.annotations.NullMarked");

    /** A password costs what it should: no other cost is made, and that of a store is read from its header. */
    @ArchTest
    static final ArchRule passwordsCostTheStandard = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.sotto.client.store.KeyWrap")
            .and()
            .doNotHaveFullyQualifiedName("dev.sotto.client.password.Argon2Cost")
            .should()
            .callConstructor(Argon2Cost.class, int.class, int.class, int.class);
}
