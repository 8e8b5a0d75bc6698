package dev.orderflow.deadlines;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class DeadlinesArchitectureTest {

    /** So the module can be deleted. */
    @Test
    void nobodyKnowsTheDeadlines() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.orderflow.deadlines..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.orderflow.deadlines..")
                .check(new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .importPackages("dev.orderflow"));
    }
}
