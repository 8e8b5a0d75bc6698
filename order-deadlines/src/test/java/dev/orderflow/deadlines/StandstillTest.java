package dev.orderflow.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Here nobody may be the oldest for five minutes. */
class StandstillTest {

    private final Standstill standstill = new Standstill(Duration.ofMinutes(5));

    @Test
    void oneThatIsTheOldestForFiveMinutesStandsStill() {
        assertThat(isReached("a", 0)).isFalse();
        assertThat(isReached("a", 4)).isFalse();
        assertThat(isReached("a", 5)).isTrue();
    }

    @Test
    void manyThatAreWorkedOffDoNot() {
        assertThat(isReached("a", 0)).isFalse();
        assertThat(isReached("b", 4)).isFalse();
        assertThat(isReached("c", 8)).isFalse();
        assertThat(isReached("d", 12)).isFalse();
    }

    @Test
    void itIsOverWhenTheNextOneIsTheOldest() {
        isReached("a", 0);
        assertThat(isReached("a", 6)).isTrue();

        assertThat(isReached("b", 7)).isFalse();
        assertThat(isReached("b", 12)).isTrue();
    }

    @Test
    void whenNoneIsOverdueNothingStandsStill() {
        assertThat(isReached(null, 0)).isFalse();
        assertThat(isReached(null, 6)).isFalse();
    }

    /** Whoever resumes has five minutes as well. */
    @Test
    void aPauseDoesNotCount() {
        isReached("a", 0);
        isReached(null, 4);

        assertThat(isReached("a", 6)).isFalse();
        assertThat(isReached("a", 10)).isFalse();
        assertThat(isReached("a", 11)).isTrue();
    }

    private boolean isReached(@Nullable String oldest, int minute) {
        return standstill.isReached(oldest, Duration.ofMinutes(minute).toNanos());
    }
}
