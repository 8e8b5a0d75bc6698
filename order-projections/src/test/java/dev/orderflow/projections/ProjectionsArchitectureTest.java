package dev.orderflow.projections;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a projection may know. */
class ProjectionsArchitectureTest {

    private static final String PROJECTIONS = "dev.orderflow.projections";
    private static final String LIST = "dev.orderflow.projections.orderlist";
    private static final String DETAILS = "dev.orderflow.projections.orderdetails";
    private static final String DAILY = "dev.orderflow.projections.dailystatistics";
    private static final String CUSTOMERS = "dev.orderflow.projections.customersummary";
    private static final String EVENT = "dev.orderflow.domain.event";

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.orderflow");

    private static final JavaClasses PROJECTION_CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(PROJECTIONS);

    /** A rule about a package that is empty, or misspelt, guards nothing. */
    @ParameterizedTest
    @ValueSource(strings = {PROJECTIONS, LIST, DETAILS, DAILY, CUSTOMERS, EVENT})
    void everyPackageThatIsNamedHereHoldsClasses(String name) {
        assertThat(CLASSES.getPackage(name).getClasses())
                .anyMatch(type -> !type.getSimpleName().equals("package-info"));
    }

    @Test
    void aProjectionSeesEventsAndNothingElseOfTheDomain() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.orderflow..")
                        .and(resideOutsideOfPackages(
                                EVENT, PROJECTIONS, PROJECTIONS + "..", "dev.orderflow.platform.projections")))
                .check(PROJECTION_CLASSES);
    }

    @Test
    void noReadModelKnowsAnother() {
        slices().matching("dev.orderflow.projections.(*)")
                .should()
                .notDependOnEachOther()
                .check(PROJECTION_CLASSES);
    }

    /** A replay has to come to the same rows, whenever it runs. */
    @Test
    void projectionsLookAtNoClockAndLeaveNothingToChance() {
        noClasses()
                .should()
                .accessTargetWhere(target(nameMatching("now|currentTimeMillis|nanoTime|random.*")))
                .check(PROJECTION_CLASSES);
    }

    /** Six files: the package, the projection with its table, the query handler, and three for queries with their answers, or rows. */
    @Test
    void aReadModelHasAtMostSixFiles() {
        Map<String, Set<String>> files = PROJECTION_CLASSES.stream()
                .filter(type -> !type.getPackageName().equals(PROJECTIONS))
                .collect(Collectors.groupingBy(
                        JavaClass::getPackageName,
                        Collectors.mapping(
                                type -> type.getSource()
                                        .orElseThrow()
                                        .getFileName()
                                        .orElseThrow(),
                                Collectors.toSet())));

        assertThat(files)
                .isNotEmpty()
                .allSatisfy((name, sources) -> assertThat(sources).as(name).hasSizeLessThanOrEqualTo(6));
    }
}
