package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.LiveStream;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A live feed knows no nodes: it may be followed on one while another appends, and resumed on a third. */
class LiveFeedIT {

    private static final String EVENTS = "/api/events/stream";
    private static final String ORDERS = "/api/orders/stream";

    private final Database database = TestPostgres.newDatabase();

    @Test
    void noEventIsLostOrRepeatedAcrossNodesAndACrash() throws Exception {
        List<RunningJar> nodes = RunningJar.start(3, database);
        RunningJar writer = nodes.get(0);
        RunningJar reader = nodes.get(1);
        RunningJar third = nodes.get(2);
        List<String> seen = new ArrayList<>();
        Load load = new Load(2, writer::uri);
        try {
            try (LiveStream stream = follow(reader, EVENTS, "0")) {
                take(100, stream, seen);
                reader.kill();
                assertThat(stream.hasEnded()).isTrue();
            }
            try (LiveStream stream = follow(writer, EVENTS, last(seen))) {
                take(100, stream, seen);
            }
            try (LiveStream stream = follow(third, EVENTS, last(seen))) {
                take(100, stream, seen);
            }
        } finally {
            load.close();
            nodes.forEach(RunningJar::kill);
        }
        assertThat(seen).containsExactlyElementsOf(positionsUpTo(last(seen)));
    }

    @Test
    void everyOrderThatHasChangedIsSeenAcrossNodesAndACrash() throws Exception {
        List<RunningJar> nodes = RunningJar.start(2, database);
        RunningJar writer = nodes.get(0);
        RunningJar reader = nodes.get(1);
        Map<String, Long> seen = new HashMap<>();
        String last = "0";
        Load load = new Load(2, writer::uri);
        try {
            try (LiveStream stream = follow(reader, ORDERS, last)) {
                last = watch(300, stream, seen, last);
                reader.kill();
                assertThat(stream.hasEnded()).isTrue();
            }
            try (LiveStream stream = follow(writer, ORDERS, last)) {
                last = watch(300, stream, seen, last);
                load.close();
                Map<String, Long> versions = versions();
                while (!seen.equals(versions)) {
                    last = watch(1, stream, seen, last);
                }
            }
        } finally {
            load.close();
            nodes.forEach(RunningJar::kill);
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

    private Map<String, Long> versions() {
        Map<String, Long> versions = new HashMap<>();
        JdbcClient.create(database.dataSource())
                .sql("select aggregate_id, max(sequence_number) from event_store.events group by aggregate_id")
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

    private List<String> positionsUpTo(String last) {
        return JdbcClient.create(database.dataSource())
                .sql(
                        "select position::text from event_store.events where position <= ?::bigint order by events.position")
                .param(last)
                .query(String.class)
                .list();
    }
}
