package dev.orderflow.platform.operations.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.orderflow.platform.projections.processor.ProcessorStatus;
import dev.orderflow.platform.projections.processor.ProcessorStatus.Replaying;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class ProcessorsHealthTest {

    /** The live build answers queries meanwhile, and follows the log. */
    @Test
    void aReplayThatFailsIsNamedWithItsErrorAndTheHealthStaysUp() {
        ProcessorStatus status = TestStatus.replaying(new Replaying(62, 0, null), "no room");
        StatusPoller poller = mock();
        when(poller.processors()).thenReturn(Map.of("list", new ProcessorObservation(status, null)));

        Health health = new ProcessorsHealth(poller).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("list", "replaying, 62 % done, and does not get on: no room");
    }
}
