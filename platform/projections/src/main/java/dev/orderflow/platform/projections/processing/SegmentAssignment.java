package dev.orderflow.platform.projections.processing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.axonframework.eventhandling.pooled.MaxSegmentProvider;
import org.springframework.stereotype.Component;

/** How many segments of each processor this node should have. A processor asks each second, and releases what is too much. */
@Component
final class SegmentAssignment implements MaxSegmentProvider {

    /** Not one of those maps that throw when they are asked for null, as the processors' builder does to try a share. */
    private volatile Map<String, Integer> shares = new HashMap<>();

    /** Of a processor that has not been dealt yet, because it has never run, a node takes whatever there is. */
    @Override
    public int getMaxSegments(String processor) {
        return shares.getOrDefault(processor, Integer.MAX_VALUE);
    }

    /**
     * Deals every processor's segments out to the nodes in turn; the next processor goes on where the last one stopped. So the
     * shares of all nodes make up the whole, and no node has over one more than another, of a processor's segments or of all.
     *
     * @param nodes in an order on which all of them agree
     * @param segments how many each processor has
     */
    void deal(String node, List<String> nodes, SortedMap<String, Integer> segments) {
        int place = nodes.indexOf(node);
        Map<String, Integer> dealt = new HashMap<>();
        int next = 0;
        for (Map.Entry<String, Integer> processor : segments.entrySet()) {
            int share = 0;
            for (int segment = 0; segment < processor.getValue(); segment++) {
                if (next++ % nodes.size() == place) {
                    share++;
                }
            }
            dealt.put(processor.getKey(), share);
        }
        shares = dealt;
    }
}
