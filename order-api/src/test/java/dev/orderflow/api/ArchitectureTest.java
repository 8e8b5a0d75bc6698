package dev.orderflow.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RestController;

/** The arrows between the modules, and between the packages of the edge. */
class ArchitectureTest {

    private static final String DOMAIN = "dev.orderflow.domain";
    private static final String PROJECTIONS = "dev.orderflow.projections";
    private static final String API = "dev.orderflow.api";
    private static final String COMMAND = "dev.orderflow.api.command";
    private static final String QUERY = "dev.orderflow.api.query";
    private static final String EVENT_STORE = "dev.orderflow.platform.eventstore";
    private static final String PLATFORM = "dev.orderflow.platform";
    private static final String IDEMPOTENCY = "dev.orderflow.platform.web.idempotency";
    private static final String ORDER_IDEMPOTENCY = "dev.orderflow.api.idempotency";
    private static final String SNAPSHOT = "dev.orderflow.platform.eventstore.snapshot";
    private static final String ORDER_SNAPSHOT = "dev.orderflow.api.snapshot";

    /** The platform's package and the application's are left out together. */
    private static final String ANY_IDEMPOTENCY = "dev.orderflow..idempotency";

    private static final String ANY_SNAPSHOT = "dev.orderflow..snapshot";

    private static final String MONITORING = "dev.orderflow.platform.operations.monitoring";
    private static final String PAGE = "dev.orderflow.api.page";
    private static final String DEMO = "dev.orderflow.demo";

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.orderflow");

    /** A rule about a package that is empty, or misspelt, guards nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                DOMAIN,
                PROJECTIONS,
                API,
                COMMAND,
                QUERY,
                PLATFORM,
                EVENT_STORE,
                IDEMPOTENCY,
                ORDER_IDEMPOTENCY,
                SNAPSHOT,
                ORDER_SNAPSHOT,
                MONITORING,
                PAGE,
                DEMO
            })
    void everyPackageThatIsNamedHereHoldsClasses(String name) {
        assertThat(CLASSES.getPackage(name).getClassesInPackageTree())
                .anyMatch(type -> !type.getSimpleName().equals("package-info"));
    }

    @Test
    void theDomainKnowsNobody() {
        arrowIsMissing(DOMAIN, PROJECTIONS);
        arrowIsMissing(DOMAIN, API);
    }

    @Test
    void theProjectionsDoNotKnowTheEdge() {
        arrowIsMissing(PROJECTIONS, API);
    }

    @Test
    void theCommandSideDoesNotReadReadModels() {
        arrowIsMissing(COMMAND, PROJECTIONS);
        arrowIsMissing(COMMAND, QUERY);
        arrowIsMissing(QUERY, COMMAND);
    }

    @Test
    void thePlatformKnowsNoApplication() {
        arrowIsMissing(PLATFORM, DOMAIN);
        arrowIsMissing(PLATFORM, PROJECTIONS);
        arrowIsMissing(PLATFORM, API);
        arrowIsMissing(PLATFORM, DEMO);
    }

    @Test
    void theEventStoreKnowsNothingOfHttp() {
        arrowIsMissing(EVENT_STORE, "org.springframework.web");
        arrowIsMissing(EVENT_STORE, "jakarta.servlet");
    }

    /** They can be left out because nobody needs them. */
    @ParameterizedTest
    @ValueSource(strings = {ANY_IDEMPOTENCY, ANY_SNAPSHOT, MONITORING, PAGE, DEMO})
    void nobodyKnowsWhatCanBeLeftOut(String extra) {
        noClasses()
                .that()
                .resideOutsideOfPackage(extra + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(extra + "..")
                .check(CLASSES);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching("dev.orderflow.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** Whoever needs a controller's answer asks over HTTP. */
    @Test
    void controllersAreNoPartOfTheCode() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RestController.class)
                .should()
                .notBePublic()
                .check(CLASSES);
    }

    private static void arrowIsMissing(String from, String to) {
        noClasses()
                .that()
                .resideInAPackage(from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(to + "..")
                .check(CLASSES);
    }
}
