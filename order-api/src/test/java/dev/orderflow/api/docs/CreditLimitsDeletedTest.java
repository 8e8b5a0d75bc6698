package dev.orderflow.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.docs.AdaptedCopy.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** {@code tools/RemoveCreditLimits.java} leaves nothing behind, and what is left builds. */
class CreditLimitsDeletedTest {

    @Test
    void nothingNamesThemAnyMore() throws IOException, InterruptedException {
        AdaptedCopy copy = withoutCreditLimits("credit-limits-deleted");

        assertThat(copy.files()).noneMatch(path -> path.toString().contains("order-credit"));
        assertThat(copy.files().stream().flatMap(copy::lines))
                .noneMatch(line -> line.matches(
                        "(?s).*(order-credit|credit-limit\\.md|CreditLimitIT|orderflow\\.credit|customer-credit).*"));
    }

    /** In some minutes: {@code ./mvnw verify -Pthorough}. */
    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true")
    void theUnitTestsOfTheRestPass() throws IOException, InterruptedException {
        AdaptedCopy copy = withoutCreditLimits("credit-limits-deleted-build");

        Run build = copy.run(Stream.of("./mvnw", "--batch-mode", "--no-transfer-progress", "test"));

        assertThat(build.exitCode()).as(build.output()).isZero();
    }

    private static AdaptedCopy withoutCreditLimits(String folder) throws IOException, InterruptedException {
        AdaptedCopy copy = AdaptedCopy.in(folder);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Run deletion = copy.run(Stream.of(
                java,
                copy.root().resolve("tools/RemoveCreditLimits.java").toString(),
                "--in",
                copy.root().toString()));
        assertThat(deletion.exitCode()).as(deletion.output()).isZero();
        return copy;
    }
}
