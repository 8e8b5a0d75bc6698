package dev.orderflow.platform.projections.processor;

import java.util.List;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * A segment of a processor, as the database knows it.
 *
 * @param owner the node that works on it, or null if no node does
 * @param token null before its first event
 */
public record SegmentClaim(
        String processor,
        int segment,
        @Nullable String owner,
        @Nullable TrackingToken token) {

    /** Every event up to here has been handled; 0 if none has. */
    public long position() {
        return token == null ? 0 : token.position().orElse(0);
    }

    public static List<@Nullable TrackingToken> tokens(List<SegmentClaim> segments) {
        return segments.stream()
                .<@Nullable TrackingToken>map(SegmentClaim::token)
                .toList();
    }

    /** Every event up to here has been handled by all of a processor's segments. */
    public static long position(List<SegmentClaim> segments) {
        return segments.stream().mapToLong(SegmentClaim::position).min().orElse(0);
    }
}
