package dev.orderflow.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RestController;

/** Every auto-configuration of this module is looked at: the list comes from the file that Spring Boot reads. */
class AwakeInTheDemoAloneTest {

    private static final String DEMO = "dev.orderflow.demo";

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(DEMO);

    private static final List<Class<?>> AUTO_CONFIGURATIONS =
            ImportCandidates.load(AutoConfiguration.class, AwakeInTheDemoAloneTest.class.getClassLoader())
                    .getCandidates()
                    .stream()
                    .filter(name -> name.startsWith(DEMO + "."))
                    .<Class<?>>map(AwakeInTheDemoAloneTest::load)
                    .toList();

    @Test
    void withoutTheProfileAndWithADatabaseThereIsNoBeanOfTheDemo() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(AUTO_CONFIGURATIONS.toArray(Class[]::new)))
                .withPropertyValues("spring.datasource.url=jdbc:postgresql://db.example/orders", "orderflow.seed=5")
                .run(context -> assertThat(Arrays.stream(context.getBeanDefinitionNames())
                                .map(context::getType)
                                .filter(type -> type != null && type.getName().startsWith(DEMO)))
                        .isEmpty());
    }

    @Test
    void everyPackageComesByItsAutoConfiguration() {
        assertThat(AUTO_CONFIGURATIONS)
                .extracting(Class::getPackageName)
                .containsExactlyInAnyOrderElementsOf(CLASSES.stream()
                        .map(type -> type.getPackageName())
                        .distinct()
                        .toList());
    }

    /** What component scanning could find is either listed above, or a part of what is listed, or made by a bean method there. */
    @Test
    void nothingIsFoundByScanning() {
        classes()
                .that()
                .areMetaAnnotatedWith(Component.class)
                .should()
                .beMetaAnnotatedWith(AutoConfiguration.class)
                .orShould()
                .beNestedClasses()
                .orShould()
                .beAnnotatedWith(RestController.class)
                .check(CLASSES);
    }

    @Test
    void theDemoDoesNotKnowTheApplication() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.orderflow.api..")
                .check(CLASSES);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("The imports file names a class that is not there", e);
        }
    }
}
