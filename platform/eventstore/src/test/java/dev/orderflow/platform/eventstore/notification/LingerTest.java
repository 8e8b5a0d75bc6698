package dev.orderflow.platform.eventstore.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LingerTest {

    private final Linger linger = new Linger(Duration.ofMillis(4), Duration.ofMillis(50));

    @Test
    void oneEventMakesNobodyWait() {
        assertThat(linger.after(0)).isZero();
        assertThat(linger.after(1)).isZero();
    }

    @Test
    void theWaitGrowsWithTheNumberOfEvents() {
        assertThat(linger.after(2)).isEqualTo(Duration.ofMillis(4));
        assertThat(linger.after(11)).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void noWaitIsLongerThanTheLongest() {
        assertThat(linger.after(1_000)).isEqualTo(Duration.ofMillis(50));
    }
}
