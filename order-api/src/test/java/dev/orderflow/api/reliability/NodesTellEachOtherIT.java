package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.LiveStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of two nodes one works on a read model, which has one segment here, and the other is asked. */
class NodesTellEachOtherIT extends TwoNodes {

    /** Whoever is not told looks so often: for an order that is waited for, and for all else. */
    private static final Duration POLL_FOR_AN_ORDER = Duration.ofMillis(500);

    private static final Duration POLL = Duration.ofSeconds(1);

    private static final int TIMES = 21;

    /** On a machine that is busy for a moment everybody is late. */
    private static final int ROUNDS = 3;

    @AfterEach
    void splitSegments() throws IOException {
        for (String processor : List.of("order-details", "order-list")) {
            if (segments(processor) == 1) {
                request(first, processor + "/segments/0/split");
            }
        }
    }

    @Test
    void aReaderIsToldThatItsOwnWriteHasArrivedElsewhere() throws Exception {
        mergeSegments("order-details");
        assertTold(POLL_FOR_AN_ORDER, () -> {
            UUID order = UUID.randomUUID();
            RunningJar asked = withoutWork("order-details");
            place(asked, order);
            long begin = System.nanoTime();

            send(200, to(asked, "/api/orders/" + order + "?atLeastVersion=0&timeout=PT10S"));

            return since(begin);
        });
    }

    @Test
    void aFollowerOfTheListSeesWhatAnotherNodeHasBroughtIntoIt() throws Exception {
        mergeSegments("order-list");
        RunningJar asked = withoutWork("order-list");
        RunningJar other = asked == first ? second : first;
        try (LiveStream stream = LiveStream.of(to(asked, "/api/orders/stream").build())) {
            assertTold(POLL, () -> {
                UUID order = UUID.randomUUID();
                place(other, order);
                long begin = System.nanoTime();

                stream.next(1, item -> item.get("orderId").stringValue().equals(order.toString()));

                return since(begin);
            });
        }
        assertThat(asked).isSameAs(withoutWork("order-list"));
    }

    @Test
    void whatAnOperatorAsksOfOneNodeTheOtherDoesAtOnce() throws Exception {
        mergeSegments("order-list");
        assertTold(POLL, () -> {
            RunningJar asked = withoutWork("order-list");
            long begin = System.nanoTime();

            request(asked, "order-list/pause");
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> owners("order-list").isEmpty());

            Duration delay = since(begin);
            request(asked, "order-list/resume");
            return delay;
        });
    }

    /** Half a poll is what whoever is not told takes in the median, and a quarter a chance of one in a hundred. */
    private static void assertTold(Duration poll, Callable<Duration> delay) throws Exception {
        Duration soon = poll.dividedBy(4);
        Duration median = median(delay);
        for (int round = 2; round <= ROUNDS && median.compareTo(soon) >= 0; round++) {
            median = median(delay);
        }
        assertThat(median).isLessThan(soon);
    }

    private void mergeSegments(String processor) throws IOException {
        request(first, processor + "/segments/1/merge");
        assertThat(segments(processor)).isEqualTo(1);
    }

    private RunningJar withoutWork(String processor) {
        String owner = Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> owners(processor), owners -> owners.size() == 1)
                .get(0);
        return first.isCalled(owner) ? second : first;
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
                to(node, "/api/orders")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Load.PLACEMENT.formatted(order))));
    }

    private static HttpRequest.Builder to(RunningJar node, String path) {
        return HttpRequest.newBuilder(node.uri(path)).header("Authorization", CREDENTIALS);
    }

    private void send(int expected, HttpRequest.Builder request) throws IOException, InterruptedException {
        assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(expected);
    }

    private static Duration median(Callable<Duration> delay) throws Exception {
        List<Duration> delays = new ArrayList<>();
        while (delays.size() < TIMES) {
            delays.add(delay.call());
        }
        delays.sort(null);
        return delays.get(delays.size() / 2);
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
