package dev.orderflow.platform.eventstore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** This module is a library: it knows no application, and is found by its auto-configuration alone. */
class ArchitectureTest {

    private static final String PLATFORM = "dev.orderflow.platform";
    private static final String EVENT_STORE = "dev.orderflow.platform.eventstore";
    private static final String NOTIFICATION = "dev.orderflow.platform.eventstore.notification";
    private static final String SNAPSHOT = "dev.orderflow.platform.eventstore.snapshot";
    private static final String UPCASTING = "dev.orderflow.platform.eventstore.upcasting";

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(PLATFORM);

    /** The project's name and technical words: sorting and sequences. */
    private static final Pattern ALLOWED =
            Pattern.compile("(?i)orderflow|in order\\b|order by\\b|@order\\b|ordered|autoconfigureorder");

    private static final Pattern FORBIDDEN = Pattern.compile("(?i)order");

    /** A rule about a package that is empty, or misspelt, guards nothing. */
    @ParameterizedTest
    @ValueSource(strings = {EVENT_STORE, NOTIFICATION, SNAPSHOT, UPCASTING})
    void everyPackageThatIsNamedHereHoldsClasses(String name) {
        assertThat(CLASSES.getPackage(name).getClasses())
                .anyMatch(type -> !type.getSimpleName().equals("package-info"));
    }

    @Test
    void theEventStoreKnowsNoApplication() {
        noClasses()
                .that()
                .resideInAPackage(PLATFORM + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.orderflow.domain..",
                        "dev.orderflow.projections..",
                        "dev.orderflow.api..",
                        "dev.orderflow.demo..")
                .check(CLASSES);
    }

    @Test
    void theEventStoreKnowsNoHttp() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..")
                .check(CLASSES);
    }

    /** They can be left out because nothing else uses them. */
    @ParameterizedTest
    @ValueSource(strings = {SNAPSHOT, UPCASTING})
    void nothingDependsOnWhatCanBeLeftOut(String extra) {
        noClasses()
                .that()
                .resideOutsideOfPackage(extra)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(extra)
                .check(CLASSES);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching(PLATFORM + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** Scanning would find it in this project's application only, and in no other. */
    @Test
    void nothingHasToBeFoundByScanning() {
        noClasses()
                .should()
                .beAnnotatedWith(Component.class)
                .orShould()
                .beAnnotatedWith(Configuration.class)
                .check(CLASSES);
    }

    @Test
    void noWordInTheSourcesIsAboutOneApplication() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            List<Path> sources = files.filter(Files::isRegularFile).toList();

            assertThat(sources).hasSizeGreaterThan(20);
            assertThat(sources.stream().flatMap(ArchitectureTest::domainWords)).isEmpty();
        }
    }

    private static Stream<String> domainWords(Path source) {
        try {
            return Files.readAllLines(source).stream()
                    .filter(line -> FORBIDDEN
                            .matcher(ALLOWED.matcher(line).replaceAll(""))
                            .find())
                    .map(line -> source.getFileName() + ": " + line.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
