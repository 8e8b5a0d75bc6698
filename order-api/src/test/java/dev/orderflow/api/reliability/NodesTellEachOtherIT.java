package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.LiveStream;
import dev.orderflow.testing.TestPostgres;
import dev.orderflow.testing.TestPostgres.Database;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of two nodes one works on a read model, which has one segment here, and the other is asked. */
class NodesTellEachOtherIT {

    private static final String OPERATOR =
            "Basic " + Base64.getEncoder().encodeToString("operator:operator".getBytes(StandardCharsets.US_ASCII));

    /** Whoever is not told looks each half of a second at best, which makes a quarter of a second in the median. */
    private static final Duration BEFORE_A_POLL = Duration.ofMillis(125);

    private static final int TIMES = 21;

    private static final Database DATABASE = TestPostgres.newDatabase();

    private static List<RunningJar> nodes = List.of();

    private final JdbcClient sql = JdbcClient.create(DATABASE.dataSource());
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        nodes = List.of(RunningJar.start(DATABASE), RunningJar.start(DATABASE));
    }

    @AfterAll
    static void kill() {
        nodes.forEach(RunningJar::kill);
    }

    @Test
    void aReaderIsToldThatItsOwnWriteHasArrivedElsewhere() throws Exception {
        mergeSegments("order-details");
        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            UUID order = UUID.randomUUID();
            RunningJar asked = withoutWork("order-details");
            place(asked, order);
            long begin = System.nanoTime();

            send(200, request(asked, "/api/orders/" + order + "?atLeastVersion=0&timeout=PT10S"));

            delays.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        assertThat(median(delays)).isLessThan(BEFORE_A_POLL);
    }

    @Test
    void aFollowerOfTheListSeesWhatAnotherNodeHasBroughtIntoIt() throws Exception {
        mergeSegments("order-list");
        RunningJar asked = withoutWork("order-list");
        RunningJar other = nodes.get(1 - nodes.indexOf(asked));
        List<Duration> delays = new ArrayList<>();
        try (LiveStream stream =
                LiveStream.of(request(asked, "/api/orders/stream").build())) {
            for (int i = 0; i < TIMES; i++) {
                UUID order = UUID.randomUUID();
                place(other, order);
                long begin = System.nanoTime();

                stream.next(1, item -> item.get("orderId").stringValue().equals(order.toString()));

                delays.add(Duration.ofNanos(System.nanoTime() - begin));
            }
        }
        assertThat(asked).isSameAs(withoutWork("order-list"));
        assertThat(median(delays)).isLessThan(BEFORE_A_POLL);
    }

    @Test
    void whatAnOperatorAsksOfOneNodeTheOtherDoesAtOnce() throws Exception {
        mergeSegments("order-list");
        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < TIMES / 2; i++) {
            RunningJar asked = withoutWork("order-list");
            long begin = System.nanoTime();

            send(202, request(asked, "/api/processors/order-list/pause").POST(BodyPublishers.noBody()));
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> owners("order-list").isEmpty());

            delays.add(Duration.ofNanos(System.nanoTime() - begin));
            send(202, request(asked, "/api/processors/order-list/resume").POST(BodyPublishers.noBody()));
        }
        assertThat(median(delays)).isLessThan(BEFORE_A_POLL);
    }

    private void mergeSegments(String processor) throws IOException, InterruptedException {
        if (segments(processor) == 1) {
            return;
        }
        String merge = "/api/processors/" + processor + "/segments/1/merge";
        send(202, request(nodes.get(0), merge).POST(BodyPublishers.noBody()));
    }

    private RunningJar withoutWork(String processor) {
        String owner = Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> owners(processor), owners -> owners.size() == 1)
                .get(0);
        return nodes.stream().filter(node -> !node.isCalled(owner)).findFirst().orElseThrow();
    }

    private int segments(String processor) {
        return sql.sql("select count(*) from read_model.tokens where processor = ?")
                .param(processor)
                .query(Integer.class)
                .single();
    }

    private List<String> owners(String processor) {
        return sql.sql("select owner from read_model.tokens where processor = ? and owner is not null")
                .param(processor)
                .query(String.class)
                .list();
    }

    private void place(RunningJar node, UUID order) throws IOException, InterruptedException {
        send(
                201,
                request(node, "/api/orders")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Load.PLACEMENT.formatted(order))));
    }

    private static HttpRequest.Builder request(RunningJar node, String path) {
        return HttpRequest.newBuilder(node.uri(path)).header("Authorization", OPERATOR);
    }

    private void send(int expected, HttpRequest.Builder request) throws IOException, InterruptedException {
        assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(expected);
    }

    private static Duration median(List<Duration> delays) {
        delays.sort(null);
        return delays.get(delays.size() / 2);
    }
}
