package dev.orderflow.platform.projections.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.axonframework.eventhandling.pooled.MaxSegmentProvider;

/**
 * How many segments of each processor this node should have. See docs/decisions/0021-pooled-processors.md. A processor asks before each
 * look for free segments, and releases those that are too many.
 */
final class SegmentAssignment implements MaxSegmentProvider {

    /** A {@link HashMap}, because the processors' builder asks for the name null. */
    private volatile Map<String, Integer> shares = new HashMap<>();

    /** A processor that has never run has no segments to assign yet. The node that starts it takes all. */
    @Override
    public int getMaxSegments(String processor) {
        return shares.getOrDefault(processor, Integer.MAX_VALUE);
    }

    /**
     * Assigns every processor's segments to the nodes in turn; the next processor of the same nodes goes on where the last one stopped. So
     * all segments are assigned, and no node has over one more than another, of a processor's segments or of all that the same nodes share.
     *
     * @param nodes those that have a processor, in a sequence on which all of them agree
     * @param segments how many each processor has, also those that this node has not
     */
    void assign(String node, Function<String, List<String>> nodes, SortedMap<String, Integer> segments) {
        Map<String, Integer> assigned = new HashMap<>();
        Map<List<String>, Integer> turns = new HashMap<>();
        for (Map.Entry<String, Integer> processor : segments.entrySet()) {
            List<String> sharing = nodes.apply(processor.getKey());
            int share = 0;
            for (int segment = 0; segment < processor.getValue(); segment++) {
                int turn = turns.merge(sharing, 1, Integer::sum) - 1;
                // None has it while the nodes that could are only starting.
                if (!sharing.isEmpty() && sharing.get(turn % sharing.size()).equals(node)) {
                    share++;
                }
            }
            assigned.put(processor.getKey(), share);
        }
        shares = assigned;
    }
}
