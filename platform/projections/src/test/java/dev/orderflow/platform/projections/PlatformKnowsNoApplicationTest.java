package dev.orderflow.platform.projections;

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

/** The platform can be used by any application, so it must not know the one beside it. */
class PlatformKnowsNoApplicationTest {

    private static final String PLATFORM = "dev.orderflow.platform.projections";

    /** The word for a sequence is allowed, and so are names of Spring and of the project. */
    private static final Pattern ALLOWED =
            Pattern.compile("(?i)orderflow|in (the |an |any )?order\\b|order (by|of)\\b|@Order\\b|Ordered\\b|ordering");

    private static final Pattern FORBIDDEN = Pattern.compile("(?<![A-Za-z])order|Order");

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(PLATFORM);

    @Test
    void noClassDependsOnTheApplication() {
        assertThat(CLASSES).isNotEmpty();
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
    void noSourceNamesAnOrder() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            List<String> found = sources.filter(Files::isRegularFile)
                    .flatMap(PlatformKnowsNoApplicationTest::lines)
                    .filter(line -> FORBIDDEN
                            .matcher(ALLOWED.matcher(line).replaceAll(""))
                            .find())
                    .toList();
            assertThat(found).isEmpty();
        }
    }

    private static Stream<String> lines(Path source) {
        try {
            return Files.readAllLines(source).stream().map(line -> source.getFileName() + ": " + line.strip());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
