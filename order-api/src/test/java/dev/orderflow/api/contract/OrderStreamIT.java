package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.LiveStream;
import dev.orderflow.api.Operator;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The order list, live. */
@FullApplication
class OrderStreamIT extends OverHttp {

    private static final String STREAM = "/api/orders/stream";

    @Test
    void anOrderIsSentAsTheListShowsIt() throws Exception {
        String customer = newCustomer();
        try (LiveStream stream = viewer().stream(STREAM)) {
            String order = placed(customer, BOOK, PEN);

            JsonNode sent = stream.next(1, of(order)).get(0).data();

            assertThat(sent)
                    .isEqualTo(viewer().get(ORDERS + "?customerId=" + customer)
                            .json()
                            .at("/items/0"));
        }
    }

    @Test
    void eachStepThatOneWaitsForIsSeen() throws Exception {
        try (LiveStream stream = viewer().stream(STREAM)) {
            String order = placed();
            assertThat(stream.next(1, of(order)).get(0).data().get("status").stringValue())
                    .isEqualTo("PLACED");
            done(clerk().command(order + "/confirm"));
            assertThat(stream.next(1, of(order)).get(0).data().get("status").stringValue())
                    .isEqualTo("CONFIRMED");
            done(clerk().post(order + "/cancel", CANCELLATION));
            assertThat(stream.next(1, of(order)).get(0).data().get("version").longValue())
                    .isEqualTo(2);
        }
    }

    @Test
    void itBeginsWithWhatChangesFromNowOn() throws Exception {
        String before = placed();
        viewerHasSeen(before, 0);
        try (LiveStream stream = viewer().stream(STREAM)) {
            String after = placed();

            assertThat(stream.next(1, order -> true)
                            .get(0)
                            .data()
                            .get("orderId")
                            .stringValue())
                    .isEqualTo(id(after));
        }
    }

    @Test
    void aClientThatComesBackGetsEveryOrderThatHasChangedSince() throws Exception {
        String seen;
        String first = placed();
        try (LiveStream stream = viewer().stream(STREAM)) {
            String order = placed();
            seen = stream.next(1, of(order)).get(0).id();
        }
        done(clerk().command(first + "/confirm"));
        String second = placed();
        done(clerk().command(second + "/confirm"));

        try (LiveStream stream = viewer().stream(STREAM, "Last-Event-ID", seen)) {
            stream.next(1, of(first).and(version(1)));
            stream.next(1, of(second).and(version(1)));
            String third = placed();
            stream.next(1, of(third));
        }
    }

    @Test
    void theWholeListComesToWhoHasSeenNothing() throws Exception {
        String order = delivered();
        viewerHasSeen(order, 3);

        try (LiveStream stream = viewer().stream(STREAM, "Last-Event-ID", "0")) {
            assertThat(stream.next(1, of(order)).get(0).data().get("status").stringValue())
                    .isEqualTo("DELIVERED");
        }
    }

    @Test
    void theListIsFollowedAcrossAReplay() throws Exception {
        try (LiveStream stream = viewer().stream(STREAM)) {
            new Operator(sql).replay("order-list");
            String order = placed();

            stream.next(1, of(order));
        }
    }

    /** Where a place is read from the log, it is that of the order's last event. */
    @Test
    void anOrdersPlaceIsThatOfItsLastEvent() {
        String order = delivered();
        viewerHasSeen(order, 3);

        assertThat(sql.sql("select position from read_model.order_list where order_id = ?::uuid")
                        .param(id(order))
                        .query(Long.class)
                        .single())
                .isEqualTo(sql.sql("select max(position) from event_store.events where aggregate_id = ?")
                        .param(id(order))
                        .query(Long.class)
                        .single());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-2", "1.0", "9999999999999999999"})
    void whatIsNoPlaceIsRefused(String lastEventId) {
        Answer answer = viewer().get(STREAM, "Last-Event-ID", lastEventId);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.faults()).containsExactly("Last-Event-ID");
    }

    @Test
    void aStreamIsNeitherJsonNorKept() throws Exception {
        assertThat(viewer().get(STREAM, "Accept", "application/json").status()).isEqualTo(406);
        Answer head = viewer().send("HEAD", STREAM, BodyPublishers.noBody());

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).startsWith("text/event-stream");
        assertThat(head.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void strangersDoNotFollow() {
        assertThat(stranger().get(STREAM).status()).isEqualTo(401);
    }

    private void viewerHasSeen(String order, long version) {
        new Operator(sql).awaitCaughtUp("order-list");
        done(viewer().get(order + "?atLeastVersion=" + version));
    }

    private static Predicate<JsonNode> of(String order) {
        return item -> item.get("orderId").stringValue().equals(id(order));
    }

    private static Predicate<JsonNode> version(long version) {
        return item -> item.get("version").longValue() == version;
    }
}
