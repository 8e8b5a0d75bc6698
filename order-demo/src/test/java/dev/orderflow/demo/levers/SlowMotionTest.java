package dev.orderflow.demo.levers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlowMotionTest {

    private Instant now = Instant.EPOCH;

    private final SlowMotion slowMotion = new SlowMotion(() -> now);

    @Test
    void nothingWaitsUntilSomebodyAsksForIt() {
        assertThat(slowMotion.millis()).isZero();
    }

    @Test
    void itEndsByItself() {
        slowMotion.begin();

        now = now.plus(SlowMotion.LASTS).minus(Duration.ofMillis(1));
        assertThat(slowMotion.millis()).isEqualTo(SlowMotion.MILLIS);
        now = now.plusMillis(1);
        assertThat(slowMotion.millis()).isZero();
    }

    @Test
    void whoeverAsksAgainGetsTheWholeTimeAgain() {
        slowMotion.begin();
        now = now.plus(SlowMotion.LASTS).minus(Duration.ofMillis(1));

        slowMotion.begin();

        now = now.plus(SlowMotion.LASTS).minus(Duration.ofMillis(1));
        assertThat(slowMotion.millis()).isEqualTo(SlowMotion.MILLIS);
    }

    @Test
    void itCanBeEnded() {
        slowMotion.begin();

        slowMotion.end();

        assertThat(slowMotion.millis()).isZero();
    }
}
