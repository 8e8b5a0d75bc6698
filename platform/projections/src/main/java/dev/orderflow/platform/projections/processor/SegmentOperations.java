package dev.orderflow.platform.projections.processor;

import dev.orderflow.platform.projections.Generation;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Splits and merges the segments of a processor while it runs. See docs/decisions/0021-pooled-processors.md. Any node changes the rows
 * in one transaction; the owners lose their claims, and the nodes that claim the new segments go on from there.
 */
public final class SegmentOperations {

    /** With more segments each handles very few events, but still writes its token. */
    private static final int MOST = 64;

    private final SegmentClaims claims;
    private final TransactionTemplate transactions;
    private final Set<String> unsplittable;

    /** @param unsplittable processors that have one segment for ever */
    SegmentOperations(Set<String> unsplittable, SegmentClaims claims, TransactionTemplate transactions) {
        this.unsplittable = unsplittable;
        this.claims = claims;
        this.transactions = transactions;
    }

    /**
     * Splits a segment into halves.
     *
     * @throws UnknownSegment if there is no such segment
     * @throws InvalidSegmentChange if there are too many already, or if it needs all events in one sequence
     */
    public void split(String readModel, int id) {
        if (unsplittable.contains(readModel)) {
            throw new InvalidSegmentChange("This processor needs all events in one sequence, so it has one segment.");
        }
        transactions.executeWithoutResult(transaction -> change(readModel, all -> split(all, id)));
    }

    /**
     * Merges a segment with the half that it was once split from.
     *
     * @throws UnknownSegment if there is no such segment
     * @throws InvalidSegmentChange if it has no other half, or one that has been split further
     */
    public void merge(String readModel, int id) {
        transactions.executeWithoutResult(transaction -> change(readModel, all -> merge(all, id)));
    }

    /** Changes both builds of a read model alike, so that a cut-over does not undo the change. */
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
            throw new InvalidSegmentChange("A processor has at most " + MOST + " segments.");
        }
        for (Segment half : segment(all, id).split()) {
            claims.save(new SegmentClaim(claim.processor(), half.getSegmentId(), null, claim.token()));
        }
    }

    private void merge(List<SegmentClaim> all, int id) {
        SegmentClaim claim = find(all, id);
        Segment one = segment(all, id);
        int otherId = one.mergeableSegmentId();
        if (otherId == id) {
            throw new InvalidSegmentChange("Segment " + id + " is the only one.");
        }
        Segment other = segment(all, otherId);
        if (!one.isMergeableWith(other)) {
            throw new InvalidSegmentChange("Segment " + otherId + ", the other half of segment " + id
                    + ", has been split; its parts have to be merged first.");
        }
        SegmentClaim otherClaim = find(all, otherId);
        claims.remove(id < otherId ? otherClaim : claim);
        claims.save(new SegmentClaim(claim.processor(), Math.min(id, otherId), null, merged(claim, otherClaim)));
    }

    /** A token that does not fit the log stays, because the other one would hide that. */
    private @Nullable TrackingToken merged(SegmentClaim one, SegmentClaim other) {
        return Stream.of(one, other)
                .filter(claim -> claims.contradiction(List.of(claim)) != null)
                .findFirst()
                .map(SegmentClaim::token)
                .orElseGet(() -> lowerBound(one.token(), other.token()));
    }

    /** One half handles some events again. That changes nothing, because each row knows the last version that it has seen. */
    private static @Nullable TrackingToken lowerBound(@Nullable TrackingToken one, @Nullable TrackingToken other) {
        return one == null || other == null ? null : one.lowerBound(other);
    }

    private static SegmentClaim find(List<SegmentClaim> all, int id) {
        return all.stream()
                .filter(claim -> claim.segment() == id)
                .findFirst()
                .orElseThrow(() -> new UnknownSegment(id));
    }

    private static Segment segment(List<SegmentClaim> all, int id) {
        return Segment.computeSegment(
                id, all.stream().mapToInt(SegmentClaim::segment).toArray());
    }
}
