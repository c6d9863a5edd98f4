package dev.sotto.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.sotto.protocol", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule needsNothingButProtobufAndTheJdk = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sotto.crypto..",
                    "io.vertx..",
                    "io.netty..",
                    "org.bouncycastle..",
                    "java.sql..",
                    "java.net..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "org.slf4j..");

    @ArchTest
    static final ArchRule isPure = noClasses()
            .that()
            .resideInAPackage("dev.sotto.protocol")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Thread")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");
}
