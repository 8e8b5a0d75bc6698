package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.LiveStream;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A live feed knows no nodes: it may be followed on one while another appends, and resumed on one that was started meanwhile. */
class LiveFeedIT extends TwoNodes {

    private static final String EVENTS = "/api/events/stream";
    private static final String ORDERS = "/api/orders/stream";

    @Test
    void noEventIsLostOrRepeatedAcrossNodesAndACrash() throws Exception {
        String begin = head();
        List<String> seen = new ArrayList<>();
        Load load = new Load(2, first::uri);
        try (load) {
            try (LiveStream stream = follow(second, EVENTS, begin)) {
                take(100, stream, seen);
                second.kill();
                assertThat(stream.hasEnded()).isTrue();
            }
            try (LiveStream stream = follow(first, EVENTS, last(seen))) {
                take(100, stream, seen);
            }
            second = restarted(second);
            try (LiveStream stream = follow(second, EVENTS, last(seen))) {
                take(100, stream, seen);
            }
        }
        assertThat(seen).containsExactlyElementsOf(positions(begin, last(seen)));
    }

    @Test
    void everyOrderThatHasChangedIsSeenAcrossNodesAndACrash() throws Exception {
        operator.awaitCaughtUp("order-list");
        String begin = head();
        Map<String, Long> seen = new HashMap<>();
        String last = begin;
        try (Load load = new Load(2, first::uri)) {
            try (LiveStream stream = follow(second, ORDERS, last)) {
                last = watch(300, stream, seen, last);
                second.kill();
                assertThat(stream.hasEnded()).isTrue();
            }
            try (LiveStream stream = follow(first, ORDERS, last)) {
                last = watch(300, stream, seen, last);
                load.stop();
                Map<String, Long> versions = versionsSince(begin);
                while (!seen.equals(versions)) {
                    last = watch(1, stream, seen, last);
                }
            }
        }
    }

    /** The last id. */
    private static String watch(int count, LiveStream stream, Map<String, Long> seen, String last)
            throws InterruptedException {
        String id = last;
        for (LiveStream.Frame frame : stream.next(count, order -> true)) {
            JsonNode order = frame.data();
            seen.merge(order.get("orderId").stringValue(), order.get("version").longValue(), Math::max);
            id = frame.id();
        }
        return id;
    }

    /** The orders that the load has placed since. */
    private Map<String, Long> versionsSince(String begin) {
        Map<String, Long> versions = new HashMap<>();
        sql.sql(
                        "select aggregate_id, max(sequence_number) from event_store.events where position > ?::bigint group by 1")
                .param(begin)
                .query(row -> {
                    versions.put(row.getString(1), row.getLong(2));
                });
        return versions;
    }

    private static LiveStream follow(RunningJar node, String path, String after) {
        return LiveStream.of(HttpRequest.newBuilder(node.uri(path))
                .header("Authorization", Load.CLERK)
                .header("Last-Event-ID", after)
                .build());
    }

    private static void take(int count, LiveStream stream, List<String> seen) throws InterruptedException {
        stream.next(count, event -> true).forEach(frame -> seen.add(frame.id()));
    }

    private static String last(List<String> seen) {
        return seen.get(seen.size() - 1);
    }

    /** The position of the newest event. */
    private String head() {
        return sql.sql("select coalesce(max(position), 0)::text from event_store.events")
                .query(String.class)
                .single();
    }

    private List<String> positions(String after, String last) {
        return sql.sql("select position::text from event_store.events"
                        + " where position > ?::bigint and position <= ?::bigint order by events.position")
                .params(after, last)
                .query(String.class)
                .list();
    }
}
