package dev.orderflow.platform.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.orderflow.platform.projections.processor.ErrorKind;
import dev.orderflow.platform.projections.processor.ProcessorStatus;
import dev.orderflow.platform.projections.processor.ProcessorStatus.Replaying;
import dev.orderflow.platform.projections.processor.SegmentClaim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A processor in an HTTP response. {@link ProcessorStatus} explains the fields; two of them are there only if there is something to say. */
record ProcessorItem(
        String name,
        long head,
        long position,
        long lagEvents,
        double lagSeconds,
        boolean caughtUp,
        boolean paused,
        @Nullable Replaying replaying,
        @Nullable String error,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String errorKind,
        long deadLetters,
        List<SegmentItem> segments,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long steppingPosition) {

    record SegmentItem(int id, @Nullable String owner, long position) {

        static SegmentItem of(SegmentClaim claim) {
            return new SegmentItem(claim.segment(), claim.owner(), claim.position());
        }
    }

    static ProcessorItem of(ProcessorStatus status) {
        ErrorKind kind = status.errorKind();
        return new ProcessorItem(
                status.name(),
                status.head(),
                status.position(),
                status.lagEvents(),
                status.lagSeconds(),
                status.caughtUp(),
                status.paused(),
                status.replaying(),
                status.error(),
                kind == null ? null : kind.code(),
                status.deadLetters(),
                status.segments().stream().map(SegmentItem::of).toList(),
                status.steppingPosition());
    }
}
