package dev.orderflow.platform.operations.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.operations.CommandOutcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

class CommandOutcomesTest {

    private final CommandOutcomes outcomes = new CommandOutcomes(
            new SimpleMeterRegistry(),
            List.of(
                    failure -> failure instanceof IllegalStateException ? CommandOutcome.refused("closed") : null,
                    new AxonFailures()));

    @Test
    void theApplicationJudgesItsOwnExceptions() {
        assertThat(outcomes.outcome(new IllegalStateException())).isEqualTo(CommandOutcome.refused("closed"));
    }

    @Test
    void thePlatformJudgesAxons() {
        assertThat(outcomes.outcome(new AggregateNotFoundException("id", "gone")))
                .isEqualTo(CommandOutcome.refused("not-found"));
        assertThat(outcomes.outcome(new ConcurrencyException("lost"))).isEqualTo(CommandOutcome.conflict("lost-race"));
        assertThat(outcomes.outcome(new LockAcquisitionFailedException("late")))
                .isEqualTo(CommandOutcome.conflict("queue-too-long"));
    }

    @Test
    void theExceptionThatMattersMayBeWrapped() {
        assertThat(outcomes.outcome(new RuntimeException(new RuntimeException(new IllegalStateException()))))
                .isEqualTo(CommandOutcome.refused("closed"));
    }

    @Test
    void whatNobodyKnowsIsAFailure() {
        assertThat(outcomes.outcome(new RuntimeException(new IllegalArgumentException())))
                .isEqualTo(CommandOutcome.failed(""));
    }
}
