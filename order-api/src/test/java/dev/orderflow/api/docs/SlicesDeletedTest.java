package dev.orderflow.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.docs.AdaptedCopy.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tools/RemoveSlice.java} leaves nothing of a slice behind, and what is left builds. */
class SlicesDeletedTest {

    /** They name all slices. */
    private static final Set<String> OF_THE_TOOL = Set.of("RemoveSlice.java", "SlicesDeletedTest.java");

    @ParameterizedTest
    @CsvSource({
        "deadlines, order-deadline|api/deadlines|orderflow\\.deadlines|due-deadlines|0045-deadlines",
        "credit, order-credit|credit-limit\\.md|CreditLimitIT|orderflow\\.credit|customer-credit"
    })
    void nothingNamesItAnyMore(String slice, String words) throws IOException, InterruptedException {
        AdaptedCopy copy = without(slice, slice + "-deleted");

        assertThat(copy.files()).noneMatch(path -> path.toString().contains("order-" + slice));
        assertThat(copy.files().stream()
                        .filter(file -> !OF_THE_TOOL.contains(file.getFileName().toString()))
                        .flatMap(copy::lines))
                .hasSizeGreaterThan(10_000)
                .noneMatch(line -> line.matches("(?s).*(" + words + ").*"));
    }

    /** In some minutes: {@code ./mvnw verify -Pthorough}. */
    @ParameterizedTest
    @ValueSource(strings = {"deadlines", "credit"})
    @EnabledIfSystemProperty(named = "thorough", matches = "true")
    void theUnitTestsOfTheRestPass(String slice) throws IOException, InterruptedException {
        AdaptedCopy copy = without(slice, slice + "-deleted-build");

        Run build = copy.run(Stream.of("./mvnw", "--batch-mode", "--no-transfer-progress", "test"));

        assertThat(build.exitCode()).as(build.output()).isZero();
    }

    private static AdaptedCopy without(String slice, String folder) throws IOException, InterruptedException {
        AdaptedCopy copy = AdaptedCopy.in(folder);
        Run deletion = copy.run(Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                copy.root().resolve("tools/RemoveSlice.java").toString(),
                slice,
                "--in",
                copy.root().toString()));
        assertThat(deletion.exitCode()).as(deletion.output()).isZero();
        return copy;
    }
}
