package dev.orderflow.platform.projections;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the dead letters of some aggregates while a batch is folded, and the dead letters that the batch adds.
 * See docs/decisions/0018-dead-letters-are-pointers.md.
 */
final class BlockedSequences {

    /** The earliest version that waits, of each aggregate. */
    private final Map<String, Long> held;

    private final Map<String, Set<Long>> discarded;
    private final Map<String, Set<Long>> discardedIfTheyFail;
    private final boolean hasSkipped;
    private final List<DeadLetterCandidate> added;

    /** @param hasSkipped whether the processor has skipped events of a type that it does not know, of any aggregate */
    BlockedSequences(boolean hasSkipped) {
        this(new HashMap<>(), new HashMap<>(), new HashMap<>(), hasSkipped, new ArrayList<>());
    }

    private BlockedSequences(
            Map<String, Long> held,
            Map<String, Set<Long>> discarded,
            Map<String, Set<Long>> discardedIfTheyFail,
            boolean hasSkipped,
            List<DeadLetterCandidate> added) {
        this.held = held;
        this.discarded = discarded;
        this.discardedIfTheyFail = discardedIfTheyFail;
        this.hasSkipped = hasSkipped;
        this.added = added;
    }

    /** For an attempt that may be undone. */
    BlockedSequences copy() {
        Map<String, Set<Long>> versions = new HashMap<>();
        discarded.forEach((aggregateId, some) -> versions.put(aggregateId, new HashSet<>(some)));
        return new BlockedSequences(
                new HashMap<>(held), versions, discardedIfTheyFail, hasSkipped, new ArrayList<>(added));
    }

    /** Later events of this aggregate have to wait for this version. */
    void hold(String aggregateId, long version) {
        held.merge(aggregateId, version, Math::min);
    }

    /** The waiting events of this aggregate are tried again. */
    void release(String aggregateId) {
        held.remove(aggregateId);
    }

    void discard(String aggregateId, long version) {
        add(discarded, aggregateId, version);
    }

    /** An operator has given this version up in another build of the read model. */
    void discardIfItFails(String aggregateId, long version) {
        add(discardedIfTheyFail, aggregateId, version);
    }

    /** @param failure null for an event that waits behind another */
    void park(EventEnvelope event, @Nullable RuntimeException failure) {
        boolean isGivenUp = failure != null && contains(discardedIfTheyFail, event.aggregateId(), event.version());
        if (isGivenUp) {
            discard(event.aggregateId(), event.version());
        } else {
            hold(event.aggregateId(), event.version());
        }
        added.add(new DeadLetterCandidate(event, failure, isGivenUp));
    }

    boolean holds(EventEnvelope event) {
        Long earliest = held.get(event.aggregateId());
        return earliest != null && event.version() >= earliest;
    }

    boolean isDiscarded(EventEnvelope event) {
        return contains(discarded, event.aggregateId(), event.version());
    }

    /** Whether there is a reason why the versions from {@code first} to the one before {@code end} are missing. */
    boolean explain(String aggregateId, long first, long end) {
        return hasSkipped
                || LongStream.range(first, end).allMatch(version -> contains(discarded, aggregateId, version));
    }

    /** In the order in which they were found. */
    List<DeadLetterCandidate> added() {
        return added;
    }

    private static void add(Map<String, Set<Long>> versions, String aggregateId, long version) {
        versions.computeIfAbsent(aggregateId, id -> new HashSet<>()).add(version);
    }

    private static boolean contains(Map<String, Set<Long>> versions, String aggregateId, long version) {
        return versions.getOrDefault(aggregateId, Set.of()).contains(version);
    }
}
