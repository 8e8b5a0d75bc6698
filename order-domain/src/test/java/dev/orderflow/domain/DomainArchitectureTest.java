package dev.orderflow.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.event.OrderEvent;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the domain may know, and which of its packages may know which. */
class DomainArchitectureTest {

    private static final String DOMAIN = "dev.orderflow.domain";
    private static final String COMMAND = "dev.orderflow.domain.command";
    private static final String EVENT = "dev.orderflow.domain.event";
    private static final String MODEL = "dev.orderflow.domain.model";

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(DOMAIN);

    /** A rule about a package that is empty, or misspelt, guards nothing. */
    @ParameterizedTest
    @ValueSource(strings = {DOMAIN, COMMAND, EVENT, MODEL})
    void everyPackageThatIsNamedHereHoldsClasses(String name) {
        assertThat(CLASSES.getPackage(name).getClasses())
                .anyMatch(type -> !type.getSimpleName().equals("package-info"));
    }

    @Test
    void theDomainKnowsJavaAxonAndItsOwnWords() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.axonframework..", "org.jspecify..", DOMAIN + "..")
                .check(CLASSES);
    }

    /** They are stored for ever: whatever they are made of can never change again. */
    @Test
    void eventsAreMadeOfPlainFacts() {
        classes()
                .that()
                .resideInAPackage(EVENT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.axonframework.serialization..", "org.jspecify..", EVENT)
                .check(CLASSES);
    }

    @Test
    void valuesKnowNothingButEachOther() {
        classes()
                .that()
                .resideInAPackage(MODEL)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", MODEL)
                .check(CLASSES);
    }

    @Test
    void commandsAreMadeOfValues() {
        classes()
                .that()
                .resideInAPackage(COMMAND)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.axonframework.modelling.command..", "org.jspecify..", COMMAND, MODEL)
                .check(CLASSES);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching("dev.orderflow.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyCommandIsARecordAndOneOfTheKnownOnes() {
        assertThat(OrderCommand.class).isSealed();
        classes()
                .that()
                .resideInAPackage(COMMAND)
                .and()
                .doNotHaveSimpleName("package-info")
                .and()
                .doNotHaveFullyQualifiedName(OrderCommand.class.getName())
                .should()
                .beRecords()
                .andShould()
                .implement(OrderCommand.class)
                .check(CLASSES);
    }

    @Test
    void everyEventIsARecordAndSaysItsRevision() {
        assertThat(OrderEvent.class).isSealed();
        classes()
                .that()
                .implement(OrderEvent.class)
                .should()
                .beRecords()
                .andShould()
                .beAnnotatedWith(Revision.class)
                .andShould()
                .resideInAPackage(EVENT)
                .check(CLASSES);
    }

    @Test
    void whatHasARevisionIsAnEvent() {
        classes()
                .that()
                .areAnnotatedWith(Revision.class)
                .should()
                .implement(OrderEvent.class)
                .check(CLASSES);
    }

    /** Or both could be wrong alike. */
    @Test
    void theModelOfTheContractSharesNoCodeWithTheDomain() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage(DOMAIN + "..")
                .check(new ClassFileImporter().importPackages("dev.orderflow.contract"));
    }
}
