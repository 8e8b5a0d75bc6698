package dev.orderflow.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.docs.AdaptedCopy.Run;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The adapted project builds, and its tests without a database pass, in some minutes: {@code ./mvnw verify -Pthorough}. */
@EnabledIfSystemProperty(named = "thorough", matches = "true")
class AdaptedBuildIT {

    @Test
    void itsUnitTestsPass() throws IOException, InterruptedException {
        AdaptedCopy copy = AdaptedCopy.in("adapted-build");
        copy.adapt("--package", "com.acme.booking", "--application", "bookings", "--aggregate", "Booking");

        Run build = copy.run(Stream.of("./mvnw", "--batch-mode", "--no-transfer-progress", "spotless:apply", "test"));

        assertThat(build.exitCode()).as(build.output()).isZero();
    }
}
