package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.LiveStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The log, live. */
@FullApplication
class EventStreamIT extends OverHttp {

    private static final String STREAM = "/api/events/stream";

    @Test
    void whatHappensIsSentAsItHappens() throws Exception {
        try (LiveStream stream = viewer().stream(STREAM)) {
            String order = shipped();

            List<LiveStream.Frame> frames = stream.next(3, of(order));

            assertThat(frames)
                    .extracting(frame -> frame.data().get("type").stringValue())
                    .containsExactly("OrderPlaced", "OrderConfirmed", "OrderShipped");
            assertThat(frames)
                    .allSatisfy(frame -> assertThat(frame.id())
                            .isEqualTo(frame.data().get("position").asString()));
            assertThat(frames.get(2).data())
                    .isEqualTo(viewer().get(order + "/events?after=1").json().at("/items/0"));
        }
    }

    @Test
    void aClientThatComesBackGoesOnWhereItWas() throws Exception {
        String order = placed();
        String seen;
        try (LiveStream stream = viewer().stream(STREAM + "?after=" + (position(order) - 1))) {
            seen = stream.next(1, of(order)).get(0).id();
        }
        done(clerk().command(order + "/confirm"));

        try (LiveStream stream = viewer().stream(STREAM + "?after=0", "Last-Event-ID", seen)) {
            done(clerk().post(order + "/ship", SHIPMENT));

            assertThat(stream.next(2, of(order)))
                    .extracting(frame -> frame.data().get("type").stringValue())
                    .containsExactly("OrderConfirmed", "OrderShipped");
        }
    }

    @Test
    void theWholeLogComesByPositionAndThenWhatIsNew() throws Exception {
        String first = placed();
        try (LiveStream stream = viewer().stream(STREAM + "?after=0")) {
            stream.next(1, of(first));
            String second = placed();

            stream.next(1, of(second));
        }
    }

    @Test
    void noPositionIsLeftOutOrSentTwice() throws Exception {
        long start = position(placed());
        try (LiveStream stream = viewer().stream(STREAM + "?after=" + start)) {
            String last = "";
            for (int i = 0; i < 50; i++) {
                last = confirmed();
            }
            long end = position(last) + 1;

            assertThat(stream.next(100, event -> event.get("position").longValue() <= end))
                    .extracting(frame -> Long.parseLong(frame.id()))
                    .isSorted()
                    .containsExactlyElementsOf(sql.sql(
                                    "select position from event_store.events where position > ? and position <= ? order by 1")
                            .param(start)
                            .param(end)
                            .query(Long.class)
                            .list());
        }
    }

    /** What the server keeps of a connection must not get to the next one while it still belongs to the last. */
    @Test
    void whoeverGoesAwayLeavesTheStreamsOfOthersAlone() throws Exception {
        for (int i = 0; i < 30; i++) {
            try (LiveStream stream = viewer().stream(STREAM)) {
                stream.next(1, of(placed()));
            }
        }
    }

    @Test
    void aSignOfLifeComesAtLeastEach15Seconds() throws Exception {
        try (LiveStream stream = viewer().stream(STREAM)) {
            assertThat(stream.comments(Duration.ofSeconds(15))).isTrue();
            assertThat(stream.comments(Duration.ofSeconds(15))).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"?after=x, 1, after", "?after=-2, '', after", "'', x, Last-Event-ID"})
    void whatIsNoPlaceIsRefused(String query, String lastEventId, String fault) {
        Answer answer = lastEventId.isEmpty()
                ? viewer().get(STREAM + query)
                : viewer().get(STREAM + query, "Last-Event-ID", lastEventId);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.faults()).containsExactly(fault);
    }

    @Test
    void aStreamIsNeitherJsonNorKept() throws Exception {
        assertThat(viewer().get(STREAM, "Accept", "application/json").status()).isEqualTo(406);
        Answer head = viewer().send("HEAD", STREAM, BodyPublishers.noBody());

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).startsWith("text/event-stream");
        assertThat(head.header("Cache-Control")).isEqualTo("no-store");
    }

    private long position(String order) {
        return viewer().get(order + "/events").json().at("/items/0/position").longValue();
    }

    private static Predicate<JsonNode> of(String order) {
        return event -> event.get("aggregateId").stringValue().equals(id(order));
    }
}
