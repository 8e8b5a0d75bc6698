package dev.orderflow.api;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One name, one thing: a reader who sees a type's name need not look which package it is from. */
class SimpleNamesTest {

    @Test
    void noTwoTypesShareASimpleName() {
        Map<String, List<JavaClass>> types = new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages("dev.orderflow")
                        .stream()
                        .filter(type ->
                                type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                        .collect(groupingBy(JavaClass::getSimpleName));

        assertThat(types).hasSizeGreaterThan(200);
        assertThat(types.values()).filteredOn(sharing -> sharing.size() > 1).isEmpty();
    }
}
