package dev.orderflow.platform.operations.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.orderflow.platform.operations.ProcessorItem;
import dev.orderflow.platform.operations.ProcessorQueries;
import dev.orderflow.platform.operations.ProcessorState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How long a processor has stood still: no longer than it should have got on. */
class StatusPollerTest {

    private static final Duration A_WHILE = Duration.ofMillis(500);

    private final ProcessorQueries processors = mock();
    private final StatusPoller lookout = new StatusPoller(processors);

    @Test
    void whoGetsOnStandsAnew() {
        Duration before = standFor(A_WHILE);

        assertThat(look(8, false)).isLessThan(before);
    }

    @Test
    void whoIsResumedHasNotStoodWhileItWasPaused() {
        Duration before = standFor(A_WHILE);
        look(7, true);

        assertThat(look(7, false)).isLessThan(before);
    }

    private Duration standFor(Duration time) {
        return Awaitility.await().until(() -> look(7, false), stood -> stood.compareTo(time) > 0);
    }

    private Duration look(long position, boolean isPaused) {
        ProcessorItem item =
                new ProcessorItem("order-list", 9, position, 2, 31, false, isPaused, null, null, 0, List.of());
        when(processors.states()).thenReturn(List.of(new ProcessorState(item, null, null, false, 0, 1_000)));
        lookout.look();
        return Objects.requireNonNull(Objects.requireNonNull(lookout.sights()).get("order-list"))
                .stoodFor();
    }
}
