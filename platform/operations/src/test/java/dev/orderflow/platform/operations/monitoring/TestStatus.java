package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.operations.OperationsProperties;
import dev.orderflow.platform.projections.processor.ProcessorStatus;
import dev.orderflow.platform.projections.processor.ProcessorStatus.Replaying;
import dev.orderflow.platform.projections.processor.SegmentClaim;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Settings, and statuses of the processor "list", which differ in what a test is about. */
final class TestStatus {

    private TestStatus() {}

    static OperationsProperties properties(Duration stallTimeout) {
        return new OperationsProperties(Duration.ofSeconds(2), stallTimeout, 10_000, Duration.ofSeconds(10));
    }

    static ProcessorStatus lagging(long position, double seconds, boolean isPaused, @Nullable String failure) {
        return status(position, seconds, isPaused, null, failure, null, null);
    }

    static ProcessorStatus replaying(Replaying progress, String failure) {
        return status(9, 0, false, null, null, progress, failure);
    }

    static ProcessorStatus contradicting(String contradiction, boolean isPaused) {
        return status(9, 0, isPaused, contradiction, null, null, null);
    }

    private static ProcessorStatus status(
            long position,
            double lagSeconds,
            boolean isPaused,
            @Nullable String contradiction,
            @Nullable String failure,
            @Nullable Replaying replaying,
            @Nullable String replayFailure) {
        List<SegmentClaim> segments = Stream.of("this", "another", null, null)
                .map(owner -> new SegmentClaim("list", 0, owner, null))
                .toList();
        return new ProcessorStatus(
                "list",
                9,
                position,
                9 - position,
                lagSeconds,
                isPaused,
                replaying,
                contradiction,
                failure,
                replayFailure,
                null,
                0,
                0,
                1_000,
                segments,
                null);
    }
}
