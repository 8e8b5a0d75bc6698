package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.junit.jupiter.api.Test;

/** For each read model there is a second opinion in SQL. */
public class FoldsTest {

    private static final Path FOLDS = Path.of("src/test/resources/fold");

    @Test
    void everyReadModelHasAFold() throws IOException {
        try (Stream<Path> files = Files.list(FOLDS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as(
                            "%s: a read model needs a file of its name, with a query that counts the rows in which it differs from the log",
                            FOLDS)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(readModels().map(name -> name + ".sql"), Stream.of("status-after-event.sql"))
                                    .toList());
        }
    }

    /** By the names of their processing groups, without a database. */
    public static Stream<String> readModels() {
        return new ClassFileImporter()
                .importPackages("dev.orderflow.projections").stream()
                        .filter(type -> type.isAnnotatedWith(ProcessingGroup.class))
                        .map(FoldsTest::processingGroup);
    }

    private static String processingGroup(JavaClass type) {
        return type.getAnnotationOfType(ProcessingGroup.class).value();
    }
}
