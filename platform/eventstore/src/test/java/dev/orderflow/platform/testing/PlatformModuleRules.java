package dev.orderflow.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;

/** What makes a module of the platform a library. Each module runs these tests on itself, by a test class that extends this one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // reads the classes once
public abstract class PlatformModuleRules {

    private static final String[] APPLICATION = {
        "dev.orderflow.domain..", "dev.orderflow.projections..", "dev.orderflow.api..", "dev.orderflow.demo.."
    };

    /** The name of the project, and the same word for a sequence, in prose, SQL, Java and Spring. */
    private static final Pattern ALLOWED =
            Pattern.compile("(?i)orderflow|@order\\b|annotation\\.order\\b|ordered|ordering|recorder"
                    + "|in (the |an |any |this |the same |a fixed )?order\\b|inAnyOrder|outOfOrder|order by|order of|\\.order\\("
                    + "|getOrder\\(\\)");

    private static final Pattern FORBIDDEN = Pattern.compile("(?i)order");

    private static final List<String> SOURCES = List.of("src/main", "README.md", "pom.xml");

    private final String root;
    private final JavaClasses classes;

    /** @param root the package that holds all of the module */
    protected PlatformModuleRules(String root) {
        this.root = root;
        this.classes = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages(root);
    }

    protected final JavaClasses classes() {
        return classes;
    }

    @Test
    void itDependsOnNoApplication() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(APPLICATION)
                .check(classes);
    }

    @Test
    void itsTestsDependOnNoApplication() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(APPLICATION)
                .check(new ClassFileImporter()
                        .withImportOption(new OnlyIncludeTests())
                        .importPackages(root));
    }

    @Test
    protected void itsPackagesDoNotDependOnEachOtherInCircles() {
        slices().matching(root + ".(**)").should().beFreeOfCycles().check(classes);
    }

    /** A scan would find these in the application beside the platform, and in no other. */
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
                .check(classes);
    }

    @Test
    void noWordInItIsAboutTheApplicationBesideIt() {
        List<String> lines = SOURCES.stream()
                .map(Path::of)
                .flatMap(PlatformModuleRules::lines)
                .toList();

        assertThat(lines).hasSizeGreaterThan(100);
        assertThat(lines)
                .filteredOn(line ->
                        FORBIDDEN.matcher(ALLOWED.matcher(line).replaceAll("")).find())
                .isEmpty();
    }

    private static Stream<String> lines(Path fileOrFolder) {
        try (Stream<Path> files = Files.walk(fileOrFolder)) {
            return files.filter(Files::isRegularFile).flatMap(PlatformModuleRules::linesOf).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file).stream().map(line -> file.getFileName() + ": " + line.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
