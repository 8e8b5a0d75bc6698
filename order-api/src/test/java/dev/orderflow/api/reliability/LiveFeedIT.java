package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.LiveStream;
import dev.orderflow.testing.TestPostgres;
import dev.orderflow.testing.TestPostgres.Database;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A live feed knows no nodes: it may be followed on one while another appends, and resumed on a third. */
class LiveFeedIT {

    private final Database database = TestPostgres.newDatabase();

    @Test
    void noEventIsLostOrRepeatedAcrossNodesAndACrash() throws Exception {
        RunningJar writer = RunningJar.start(database);
        RunningJar reader = RunningJar.start(database);
        List<String> seen = new ArrayList<>();
        Load load = new Load(2, writer::uri);
        try {
            try (LiveStream stream = follow(reader, "0")) {
                take(100, stream, seen);
                reader.kill();
                assertThat(stream.hasEnded()).isTrue();
            }
            try (LiveStream stream = follow(writer, last(seen))) {
                take(100, stream, seen);
            }
            reader = RunningJar.start(database);
            try (LiveStream stream = follow(reader, last(seen))) {
                take(100, stream, seen);
            }
        } finally {
            load.close();
            reader.kill();
            writer.kill();
        }
        assertThat(seen).containsExactlyElementsOf(positionsUpTo(last(seen)));
    }

    private static LiveStream follow(RunningJar node, String after) {
        return LiveStream.of(HttpRequest.newBuilder(node.uri("/api/events/stream"))
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
