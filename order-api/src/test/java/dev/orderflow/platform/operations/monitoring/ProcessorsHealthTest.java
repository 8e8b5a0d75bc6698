package dev.orderflow.platform.operations.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.orderflow.platform.operations.ProcessorItem;
import dev.orderflow.platform.operations.ProcessorItem.Replaying;
import dev.orderflow.platform.operations.ProcessorState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class ProcessorsHealthTest {

    /** The old rows answer meanwhile, and follow the log. */
    @Test
    void aRebuildThatDoesNotGetOnIsNamedWithItsErrorAndHarmsNobody() {
        ProcessorItem item = new ProcessorItem(
                "order-list", 9, 9, 0, 0, true, false, new Replaying(62, 0, null), null, 0, List.of());
        StatusPoller lookout = mock();
        when(lookout.sights())
                .thenReturn(Map.of(
                        "order-list",
                        new ProcessorStatus(
                                new ProcessorState(item, null, "no room", false, 0, 1_000), Duration.ZERO)));

        Health health = new ProcessorsHealth(lookout).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry("order-list", "replaying, 62 % done, and does not get on: no room");
    }
}
