package dev.orderflow.stock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class StockArchitectureTest {

    /** So the module can be deleted. */
    @Test
    void nobodyKnowsTheStock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.orderflow.stock..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.orderflow.stock..")
                .check(new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .importPackages("dev.orderflow"));
    }
}
