package dev.orderflow.platform.operations.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.projections.processor.ProcessorStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A processor is stalled when it should move and does not. */
class ProcessorObservationTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofSeconds(31);
    private static final Duration SHORT = Duration.ofSeconds(29);

    @Test
    void aProcessorThatHasNotMovedForLongWithEventsToHandleIsStalled() {
        assertThat(stall(31, false, null, LONG)).contains("31 s");
    }

    /** The events are of a node whose clock is ahead. */
    @Test
    void howOldTheEventsAreDoesNotMatter() {
        assertThat(stall(0, false, null, LONG)).contains("31 s");
    }

    @Test
    void aProcessorThatHasHandledWhatTheLogHasLostIsStalledAlsoWhileItIsPaused() {
        for (boolean isPaused : List.of(true, false)) {
            ProcessorStatus status = TestStatus.contradicting("ahead of the log", isPaused);

            assertThat(status.caughtUp()).isFalse();
            assertThat(status.error()).isEqualTo("ahead of the log");
            assertThat(ProcessorObservation.of(status, Duration.ZERO, TIMEOUT).stall())
                    .isEqualTo("ahead of the log");
        }
    }

    @Test
    void aProcessorThatIsFarBehindButMovesIsNotStalled() {
        assertThat(stall(86_400, false, null, SHORT)).isNull();
    }

    @Test
    void aProcessorThatHasNotMovedBecauseNothingHappenedIsNotStalled() {
        assertThat(ProcessorObservation.of(TestStatus.lagging(9, 0, false, null), LONG, TIMEOUT)
                        .stall())
                .isNull();
    }

    @Test
    void aProcessorThatFailsIsStalledAtOnceWithItsFailure() {
        assertThat(stall(1, false, "the disk is full", Duration.ZERO)).isEqualTo("the disk is full");
    }

    @Test
    void aPausedProcessorIsNeverStalled() {
        assertThat(stall(31, true, null, LONG)).isNull();
        assertThat(stall(31, true, "the disk is full", LONG)).isNull();
    }

    @Test
    void segmentsBelongToTheNodeThatOwnsThem() {
        ProcessorStatus status = TestStatus.lagging(7, 0, false, null);

        assertThat(status.claimedBy("this")).isEqualTo(1);
        assertThat(status.claimedBy("unheard of")).isZero();
        assertThat(status.unclaimed()).isEqualTo(2);
    }

    private static @Nullable String stall(
            double lagSeconds, boolean isPaused, @Nullable String failure, Duration unmovedFor) {
        return ProcessorObservation.of(TestStatus.lagging(7, lagSeconds, isPaused, failure), unmovedFor, TIMEOUT)
                .stall();
    }
}
