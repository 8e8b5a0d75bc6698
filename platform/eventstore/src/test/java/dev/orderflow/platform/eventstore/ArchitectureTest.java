package dev.orderflow.platform.eventstore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of this module alone. */
class ArchitectureTest {

    private static final String PLATFORM = "dev.orderflow.platform";
    private static final String EVENT_STORE = "dev.orderflow.platform.eventstore";
    private static final String NOTIFICATION = "dev.orderflow.platform.eventstore.notification";
    private static final String SNAPSHOT = "dev.orderflow.platform.eventstore.snapshot";
    private static final String UPCASTING = "dev.orderflow.platform.eventstore.upcasting";

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(PLATFORM);

    /** A rule about a package that is empty, or misspelt, guards nothing. */
    @ParameterizedTest
    @ValueSource(strings = {EVENT_STORE, NOTIFICATION, SNAPSHOT, UPCASTING})
    void everyPackageThatIsNamedHereHoldsClasses(String name) {
        assertThat(CLASSES.getPackage(name).getClasses())
                .anyMatch(type -> !type.getSimpleName().equals("package-info"));
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
}
