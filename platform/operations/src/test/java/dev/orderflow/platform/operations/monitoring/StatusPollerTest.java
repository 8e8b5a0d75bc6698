package dev.orderflow.platform.operations.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.orderflow.platform.operations.OperationsProperties;
import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The time for which a processor has not moved begins anew when it moves, when it is resumed, and when nobody has seen it. */
class StatusPollerTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final ProcessorStatuses statuses = mock();
    private final StatusPoller poller = new StatusPoller(
            statuses, new OperationsProperties(Duration.ofMillis(200), TIMEOUT, 10_000, Duration.ofSeconds(10)));

    @Test
    void aStalledProcessorThatMovesIsStalledNoLonger() {
        awaitStall();

        assertThat(poll(8, false)).isNull();
    }

    @Test
    void theTimeWhileItWasPausedDoesNotCount() {
        awaitStall();
        poll(7, true);

        assertThat(poll(7, false)).isNull();
    }

    @Test
    void theTimeWhileTheApplicationStoodStillDoesNotCount() {
        awaitStall();
        Awaitility.await().until(() -> poller.processors() == null);

        assertThat(poll(7, false)).isNull();
    }

    private void awaitStall() {
        Awaitility.await().until(() -> poll(7, false) != null);
    }

    private @Nullable String poll(long position, boolean isPaused) {
        when(statuses.all()).thenReturn(List.of(TestStatus.lagging(position, 31, isPaused, null)));
        poller.run();
        return Objects.requireNonNull(
                        Objects.requireNonNull(poller.processors()).get("list"))
                .stall();
    }
}
