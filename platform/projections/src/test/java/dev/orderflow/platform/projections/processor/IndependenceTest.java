package dev.orderflow.platform.projections.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

/** This module serves any application, so it knows none. */
class IndependenceTest {

    private static final Pattern ORDER =
            Pattern.compile("\\b[Oo]rders?\\b|\\bORDERS?\\b|[a-z]Order(?!ed|flow)|\\border_|\\bOrder[A-Z]");

    /** An order in which things come. */
    private static final Pattern SEQUENCE = Pattern.compile("(?i)\\border by\\b|\\bin (the |the same )?order\\b");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages(
                    "dev.orderflow.platform.projections.processor", "dev.orderflow.platform.projections.replay");

    @Test
    void itDoesNotDependOnTheApplication() {
        assertThat(classes).isNotEmpty();
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.orderflow.domain..",
                        "dev.orderflow.projections..",
                        "dev.orderflow.api..",
                        "dev.orderflow.demo..")
                .check(classes);
    }

    @Test
    void nothingIsFoundByScanning() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("AutoConfiguration")
                .and()
                .haveSimpleNameNotEndingWith("Controller")
                .should()
                .beMetaAnnotatedWith(Component.class)
                .check(classes);
    }

    @Test
    void noFileNamesAnOrder() {
        List<String> found = Stream.of(
                        "src/main/java/dev/orderflow/platform/projections/processor",
                        "src/main/java/dev/orderflow/platform/projections/replay",
                        "src/main/resources")
                .map(Path::of)
                .flatMap(IndependenceTest::filesBelow)
                .flatMap(IndependenceTest::linesOf)
                .filter(line ->
                        ORDER.matcher(SEQUENCE.matcher(line).replaceAll("")).find())
                .toList();

        assertThat(found).isEmpty();
    }

    private static Stream<Path> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file).stream().map(line -> file.getFileName() + ": " + line.strip());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
