package dev.orderflow.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsPropertiesTest {

    @Test
    void theStatusIsReadOftenEnoughForEachMomentOfTheKeptLag() {
        assertThat(every(4_000).statusInterval()).isEqualTo(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 4_001})
    void anotherIntervalIsRefused(int millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> every(millis))
                .withMessageContaining("orderflow.operations.status-interval");
    }

    private static OperationsProperties every(int millis) {
        return new OperationsProperties(
                Duration.ofMillis(millis), Duration.ofSeconds(30), 10_000, Duration.ofSeconds(10));
    }
}
