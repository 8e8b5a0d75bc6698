package dev.orderflow.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.docs.AdaptedCopy.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Without a slice the project builds, and its tests without a database pass, in some minutes: {@code ./mvnw verify -Pthorough}. */
@EnabledIfSystemProperty(named = "thorough", matches = "true")
class SlicesDeletedBuildIT {

    @ParameterizedTest
    @MethodSource
    void theUnitTestsOfTheRestPass(String slice) throws IOException, InterruptedException {
        AdaptedCopy copy = AdaptedCopy.without(slice, slice + "-deleted-build");

        Run build = copy.run(Stream.of("./mvnw", "--batch-mode", "--no-transfer-progress", "test"));

        assertThat(build.exitCode()).as(build.output()).isZero();
    }

    static Stream<String> theUnitTestsOfTheRestPass() throws IOException {
        try (Stream<Path> slices = Files.list(Path.of("../tools/slices"))) {
            return slices
                    .map(slice -> slice.getFileName().toString().replace(".properties", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
