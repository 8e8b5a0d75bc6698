package dev.orderflow.projections;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.orderflow.platform.projections.SkippedEvents;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.serialization.UnknownSerializedType;
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

    /** A processor ignores in silence what no handler takes, so that nobody would know of a replay that is due. */
    @Test
    void everyProjectionCountsTheEventsThatItDoesNotKnow() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Projection")
                .should(new ArchCondition<>("have a handler of UnknownSerializedType that counts it") {
                    @Override
                    public void check(JavaClass projection, ConditionEvents events) {
                        boolean counts = projection.getMethods().stream()
                                .filter(method -> method.isAnnotatedWith(EventHandler.class))
                                .filter(method -> method.getRawParameterTypes()
                                        .get(0)
                                        .isEquivalentTo(UnknownSerializedType.class))
                                .anyMatch(method -> method.getMethodCallsFromSelf().stream()
                                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(SkippedEvents.class)
                                                && call.getName().equals("add")));
                        events.add(new SimpleConditionEvent(projection, counts, projection.getName()));
                    }
                })
                .check(PROJECTION_CLASSES);
    }
}
