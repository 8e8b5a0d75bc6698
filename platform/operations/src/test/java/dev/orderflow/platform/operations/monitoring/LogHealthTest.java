package dev.orderflow.platform.operations.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.orderflow.platform.eventstore.LogCheck;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class LogHealthTest {

    private final LogCheck check = mock();
    private final LogHealth health = new LogHealth(check, TestStatus.properties(Duration.ofSeconds(30)));

    @Test
    void aCheckThatFailsAgainAndAgainIsAFault() {
        when(check.faults()).thenThrow(new QueryTimeoutException("too slow"));

        health.run();
        health.run();
        assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
        health.run();

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails().values()).containsExactly(List.of("The log could not be checked."));
    }

    @Test
    void aDatabaseThatIsAwayIsNoFaultOfTheLog() {
        when(check.faults()).thenThrow(new CannotGetJdbcConnectionException("away"));

        for (int run = 0; run < 5; run++) {
            health.run();
        }

        assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aCheckThatSucceedsAgainEndsIt() {
        when(check.faults())
                .thenThrow(
                        new QueryTimeoutException("1"), new QueryTimeoutException("2"), new QueryTimeoutException("3"))
                .thenReturn(List.of());

        for (int run = 0; run < 4; run++) {
            health.run();
        }

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
}
