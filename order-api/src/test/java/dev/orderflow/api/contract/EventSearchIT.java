package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The whole log, by whatever is known of an event. */
@FullApplication
class EventSearchIT extends OverHttp {

    private final String request = "request-" + UUID.randomUUID();

    @Test
    void theNewestEventComesFirstAndIsShownAsInTheLog() {
        String order = shipped();

        JsonNode found = search("aggregateId=" + id(order));

        assertThat(types(found)).containsExactly("OrderShipped", "OrderConfirmed", "OrderPlaced");
        assertThat(found.at("/items/2"))
                .isEqualTo(viewer().get(order + "/events").json().at("/items/0"));
        assertThat(found.get("nextBefore").isNull()).isTrue();
    }

    @Test
    void theBeginningOfAnOrdersIdentifierIsEnough() {
        String order = confirmed();

        assertThat(types(search("aggregateId=" + id(order).substring(0, 18))))
                .containsExactly("OrderConfirmed", "OrderPlaced");
    }

    @Test
    void eventsOfOneRequestAreFoundByItsCorrelationId() {
        String order = placed();
        done(clerk().command(order + "/confirm", "X-Correlation-Id", request));

        assertThat(types(search("correlationId=" + request))).containsExactly("OrderConfirmed");
    }

    @Test
    void filtersGoTogether() {
        String order = shipped();

        assertThat(types(search("type=OrderConfirmed&actor=clerk&aggregateId=" + id(order))))
                .containsExactly("OrderConfirmed");
        assertThat(types(search("type=OrderConfirmed&actor=operator&aggregateId=" + id(order))))
                .isEmpty();
    }

    @Test
    void aTypeIsFoundUnderEachNameThatItHadToo() {
        String order = id(confirmed());
        dispatchedByTheFirstRelease(order);

        assertThat(types(search("type=OrderShipped&aggregateId=" + order))).containsExactly("OrderShipped");
    }

    @Test
    void theOrdersOfACustomerHaveAllTheirEvents() {
        String customer = newCustomer();
        String first = placed(customer, BOOK);
        String second = placed(customer, PEN);
        done(clerk().command(first + "/confirm"));
        Awaitility.await()
                .until(() -> viewer().get(ORDERS + "?customerId=" + customer)
                                .json()
                                .get("items")
                                .size()
                        == 2);

        JsonNode found = search("customerId=" + customer);

        assertThat(types(found)).containsExactly("OrderConfirmed", "OrderPlaced", "OrderPlaced");
        assertThat(found.get("items").findValuesAsString("aggregateId"))
                .containsExactly(id(first), id(second), id(first));
    }

    @Test
    void anyPartOfAPayloadIsFoundInUpperAndInLowerCase() {
        String order = placed();
        done(clerk().post(order + "/cancel", quoted("{'reason': '20%% off – %s'}".formatted(request))));

        assertThat(types(search("text=" + encoded("20% OFF – " + request.toUpperCase(Locale.ROOT)))))
                .containsExactly("OrderCancelled");
        assertThat(types(search("text=" + encoded("20_ off – " + request)))).isEmpty();
    }

    @Test
    void bothEndsOfASpanOfTimeAreIncluded() {
        String order = confirmed();
        JsonNode events = viewer().get(order + "/events").json().get("items");
        String placed = events.at("/0/timestamp").stringValue();
        String confirmed = events.at("/1/timestamp").stringValue();
        String ofOrder = "&aggregateId=" + id(order);

        assertThat(types(search("from=" + placed + "&to=" + confirmed + ofOrder)))
                .hasSize(2);
        assertThat(types(search("to=" + placed + ofOrder))).containsExactly("OrderPlaced");
        assertThat(types(search("from=" + confirmed + ofOrder))).containsExactly("OrderConfirmed");
        assertThat(types(search("from=9999-12-31T23:59:59%2B00:00" + ofOrder))).isEmpty();
        assertThat(types(search("to=0000-01-01T00:00:00Z" + ofOrder))).isEmpty();
    }

    @Test
    void nothingIsSkippedOrRepeatedWhenEventsArriveBetweenThePages() {
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            orders.add(0, placedBy(request));
        }
        List<String> found = new ArrayList<>();

        JsonNode page = search("limit=2&correlationId=" + request);
        while (true) {
            found.addAll(page.get("items").findValuesAsString("aggregateId"));
            if (page.get("nextBefore").isNull()) {
                break;
            }
            placedBy(request);
            page = search("limit=2&correlationId=" + request + "&before="
                    + page.get("nextBefore").longValue());
        }

        assertThat(found).containsExactlyElementsOf(orders);
    }

    private String placedBy(String correlationId) {
        return id(done(clerk().post(ORDERS, placement(newCustomer(), BOOK), "X-Correlation-Id", correlationId))
                .header("Location"));
    }

    /** What all read models take: a log that others share has no event that one of them would park. */
    private void dispatchedByTheFirstRelease(String order) {
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number, type, revision,
                            timestamp, payload, metadata)
                        values (gen_random_uuid(), 'Order', :order, 2, 'OrderDispatched', '1', now(),
                            jsonb_build_object('orderId', :order, 'carrier', 'Post', 'trackingNumber', 'RR-1'), '{}')
                        """).param("order", order).update();
    }

    private JsonNode search(String query) {
        Answer answer = viewer().get("/api/events/search?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> types(JsonNode found) {
        return StreamSupport.stream(found.get("items").spliterator(), false)
                .map(event -> event.get("type").stringValue())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
