package dev.orderflow.platform.projections.processing;

import dev.orderflow.platform.projections.Generation;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Splits and merges the segments of a processor while it runs. It is done to the rows, in one transaction and by any node: the
 * owners lose their claims, and whoever claims the new segments goes on from there.
 */
@Component
public class SegmentOperations {

    /** More would each handle next to nothing, and still write a token now and then. */
    private static final int MOST = 64;

    private final SegmentClaims claims;

    SegmentOperations(SegmentClaims claims) {
        this.claims = claims;
    }

    /**
     * Halves a segment.
     *
     * @throws NoSuchElementException if there is no such segment
     * @throws IllegalArgumentException if there are too many already
     */
    @Transactional
    public void split(String readModel, int id) {
        change(readModel, all -> split(all, id));
    }

    /**
     * Merges a segment with the other half of what they were once split from.
     *
     * @throws NoSuchElementException if there is no such segment
     * @throws IllegalArgumentException if it has no other half, or one that has been split further
     */
    @Transactional
    public void merge(String readModel, int id) {
        change(readModel, all -> merge(all, id));
    }

    /** Both builds of a read model have the same segments, so that nothing is undone when they change places. */
    private void change(String readModel, Consumer<List<SegmentClaim>> change) {
        change.accept(claims.lock(Generation.live(readModel).processor()));
        List<SegmentClaim> rebuild = claims.lock(Generation.rebuild(readModel).processor());
        if (!rebuild.isEmpty()) {
            change.accept(rebuild);
        }
    }

    private void split(List<SegmentClaim> all, int id) {
        SegmentClaim claim = find(all, id);
        if (all.size() >= MOST) {
            throw new IllegalArgumentException("A processor has at most " + MOST + " segments.");
        }
        for (Segment half : segment(all, id).split()) {
            claims.give(new SegmentClaim(claim.processor(), half.getSegmentId(), null, claim.token()));
        }
    }

    private void merge(List<SegmentClaim> all, int id) {
        SegmentClaim claim = find(all, id);
        Segment one = segment(all, id);
        int otherId = one.mergeableSegmentId();
        if (otherId == id) {
            throw new IllegalArgumentException("Segment " + id + " is the only one.");
        }
        Segment other = segment(all, otherId);
        if (!one.isMergeableWith(other)) {
            throw new IllegalArgumentException("Segment " + otherId + ", the other half of segment " + id
                    + ", has been split; its parts have to be merged first.");
        }
        SegmentClaim otherClaim = find(all, otherId);
        claims.remove(id < otherId ? otherClaim : claim);
        claims.give(new SegmentClaim(
                claim.processor(), Math.min(id, otherId), null, lowerBound(claim.token(), otherClaim.token())));
    }

    /** What one half has handled already comes again, which changes nothing: rows know the versions that they have seen. */
    private static @Nullable TrackingToken lowerBound(@Nullable TrackingToken one, @Nullable TrackingToken other) {
        return one == null || other == null ? null : one.lowerBound(other);
    }

    private static SegmentClaim find(List<SegmentClaim> all, int id) {
        return all.stream().filter(claim -> claim.segment() == id).findFirst().orElseThrow();
    }

    private static Segment segment(List<SegmentClaim> all, int id) {
        return Segment.computeSegment(
                id, all.stream().mapToInt(SegmentClaim::segment).toArray());
    }
}
