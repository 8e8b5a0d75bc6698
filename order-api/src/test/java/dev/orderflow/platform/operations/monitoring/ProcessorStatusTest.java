package dev.orderflow.platform.operations.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.operations.ProcessorItem;
import dev.orderflow.platform.operations.ProcessorItem.SegmentItem;
import dev.orderflow.platform.operations.ProcessorState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A processor is stalled when it should get on and does not. */
class ProcessorStatusTest {

    private static final Duration LONG = Duration.ofSeconds(31);
    private static final Duration SHORT = Duration.ofSeconds(29);

    @Test
    void whoHasStoodForLongWhileItsLagGrewOldIsStalled() {
        assertThat(sight(31, false, null, LONG).stall()).contains("31 s");
    }

    @Test
    void whoComesFromFarBehindButGetsOnIsNot() {
        assertThat(sight(86_400, false, null, SHORT).stall()).isNull();
    }

    @Test
    void whoHasStoodForLongBecauseNothingHappenedIsNot() {
        assertThat(sight(29, false, null, LONG).stall()).isNull();
        assertThat(sight(0, false, null, LONG).stall()).isNull();
    }

    @Test
    void whoFailsIsStalledAtOnceAndSaysWhy() {
        assertThat(sight(1, false, "the disk is full", Duration.ZERO).stall()).isEqualTo("the disk is full");
    }

    @Test
    void whoIsPausedIsNeverStalled() {
        assertThat(sight(31, true, null, LONG).stall()).isNull();
        assertThat(sight(31, true, "the disk is full", LONG).stall()).isNull();
    }

    @Test
    void segmentsBelongToTheNodeThatOwnsThem() {
        ProcessorStatus sight = sight(0, false, null, SHORT);

        assertThat(sight.claimedBy("this")).isEqualTo(1);
        assertThat(sight.claimedBy("unheard of")).isZero();
        assertThat(sight.unclaimed()).isEqualTo(2);
    }

    private static ProcessorStatus sight(
            double lagSeconds, boolean isPaused, @Nullable String failure, Duration stoodFor) {
        List<SegmentItem> segments = List.of(
                new SegmentItem(0, "this", 7),
                new SegmentItem(1, "another", 7),
                new SegmentItem(2, null, 7),
                new SegmentItem(3, null, 7));
        ProcessorItem item =
                new ProcessorItem("order-list", 9, 7, 2, lagSeconds, false, isPaused, null, failure, 0, segments);
        return new ProcessorStatus(new ProcessorState(item, failure, null, false, 0, 1_000), stoodFor);
    }
}
