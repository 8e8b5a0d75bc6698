package dev.orderflow.platform.projections;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What is known of the dead letters of some orders while events are folded, and those that come to them. */
final class BlockedSequences {

    private final Set<UUID> held;
    private final Map<UUID, Set<Long>> discarded;
    private final boolean hasSkipped;
    private final List<DeadLetterCandidate> added;

    /** @param hasSkipped whether the processor has passed over events that it does not know, of whatever order */
    BlockedSequences(boolean hasSkipped) {
        this(new HashSet<>(), new HashMap<>(), hasSkipped, new ArrayList<>());
    }

    private BlockedSequences(
            Set<UUID> held, Map<UUID, Set<Long>> discarded, boolean hasSkipped, List<DeadLetterCandidate> added) {
        this.held = held;
        this.discarded = discarded;
        this.hasSkipped = hasSkipped;
        this.added = added;
    }

    /** For an attempt that may come to nothing. */
    BlockedSequences copy() {
        return new BlockedSequences(new HashSet<>(held), discarded, hasSkipped, new ArrayList<>(added));
    }

    /** What comes for this order has to wait. */
    void hold(UUID orderId) {
        held.add(orderId);
    }

    /** What waits is to be tried again. */
    void release(UUID orderId) {
        held.remove(orderId);
    }

    void discard(UUID orderId, long version) {
        discarded.computeIfAbsent(orderId, order -> new HashSet<>()).add(version);
    }

    /** @param failure null for an event that waits behind another */
    void park(EventEnvelope event, @Nullable RuntimeException failure) {
        hold(event.orderId());
        added.add(new DeadLetterCandidate(event, failure));
    }

    boolean holds(UUID orderId) {
        return held.contains(orderId);
    }

    boolean isDiscarded(EventEnvelope event) {
        return isDiscarded(event.orderId(), event.version());
    }

    /** Whether there is a reason why the versions from the first to the one before the end are missing. */
    boolean explain(UUID orderId, long first, long end) {
        return hasSkipped || LongStream.range(first, end).allMatch(version -> isDiscarded(orderId, version));
    }

    /** In the order in which they were found. */
    List<DeadLetterCandidate> added() {
        return added;
    }

    private boolean isDiscarded(UUID orderId, long version) {
        return discarded.getOrDefault(orderId, Set.of()).contains(version);
    }
}
