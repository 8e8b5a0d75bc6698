package dev.orderflow.platform.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;

/** The platform knows no application, and is found by no scan. */
class PlatformTest {

    private static final String HERE = "dev.orderflow.platform.web";

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(HERE);

    /** The word as a sequence, in prose, SQL and Spring; and the name of the project. */
    private static final Pattern ALLOWED = Pattern.compile(
            "(?i)orderflow|ordered|@Order|annotation\\.Order|\\.order\\(|order by|in order|in this order|in the order in which");

    @ParameterizedTest
    @ValueSource(
            strings = {"correlation", "idempotency", "openapi", "problem", "request", "security", "sse", "startup"})
    void everyPackageHoldsClasses(String name) {
        assertThat(CLASSES.getPackage(HERE + "." + name).getClasses())
                .anyMatch(type -> !type.getSimpleName().equals("package-info"));
    }

    @Test
    void itDependsOnNoApplication() {
        noClasses()
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
    void itsPackagesDoNotDependOnEachOtherInCircles() {
        SlicesRuleDefinition.slices()
                .matching(HERE + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    /** Spring MVC knows controllers and advices by annotations that a scan would find too; no scan may have to. */
    @Test
    void itsBeansComeFromAutoConfigurations() {
        noClasses()
                .should()
                .beAnnotatedWith(Component.class)
                .orShould()
                .beAnnotatedWith(Service.class)
                .orShould()
                .beAnnotatedWith(Repository.class)
                .orShould()
                .beAnnotatedWith(Configuration.class)
                .check(CLASSES);
    }

    @Test
    void itNamesNoOrder() {
        assertThat(lines())
                .isNotEmpty()
                .filteredOn(line -> ALLOWED.matcher(line)
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT)
                        .contains("order"))
                .isEmpty();
    }

    private static List<String> lines() {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(PlatformTest::lines)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(line -> file.getFileName() + ": " + line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
