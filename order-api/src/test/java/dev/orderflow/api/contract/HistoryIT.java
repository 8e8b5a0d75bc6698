package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The log, page by page. */
@FullApplication
class HistoryIT extends OverHttp {

    @Test
    void anOrdersEventsTellItsStory() {
        JsonNode page = viewer().get(shipped() + "/events").json();

        assertThat(page.get("items").findValuesAsString("type"))
                .containsExactly("OrderPlaced", "OrderConfirmed", "OrderShipped");
        assertThat(page.get("items").findValuesAsString("sequenceNumber")).containsExactly("0", "1", "2");
        assertThat(page.get("nextPosition").longValue()).isEqualTo(2);
    }

    @Test
    void anEventIsShownWhole() {
        String order = placed();
        done(clerk().command(order + "/confirm", "X-Correlation-Id", "request-7"));

        JsonNode event = viewer().get(order + "/events?after=0").json().at("/items/0");

        assertThat(event.propertyNames())
                .containsExactly(
                        "position",
                        "eventId",
                        "aggregateType",
                        "aggregateId",
                        "sequenceNumber",
                        "type",
                        "revision",
                        "timestamp",
                        "payload",
                        "metadata");
        assertThat(event.get("aggregateType").stringValue()).isEqualTo("Order");
        assertThat(event.get("aggregateId").stringValue()).isEqualTo(id(order));
        assertThat(event.get("revision").stringValue()).isEqualTo("1");
        assertThat(event.get("timestamp").stringValue()).matches("\\S{10}T\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(event.at("/payload/orderId").stringValue()).isEqualTo(id(order));
        assertThat(event.at("/metadata/correlationId").stringValue()).isEqualTo("request-7");
        assertThat(event.at("/metadata/actor").stringValue()).isEqualTo("clerk");
        assertThat(event.get("metadata").has("causationId")).isTrue();
    }

    @Test
    void aPayloadNamesThingsAsTheBodyDid() {
        JsonNode placed =
                viewer().get(placed(newCustomer(), BOOK) + "/events").json().at("/items/0/payload");

        assertThat(placed.at("/lines/0/sku").stringValue()).isEqualTo("book-1");
        assertThat(placed.at("/lines/0/quantity").intValue()).isEqualTo(2);
        assertThat(placed.at("/lines/0/unitPrice/amount").stringValue()).isEqualTo("19.99");
        assertThat(placed.at("/total/amount").stringValue()).isEqualTo("39.98");
    }

    @Test
    void anEmptyPageNamesItsStartAgain() {
        String order = placed();

        assertThat(viewer().get(order + "/events?after=7").json()).isEqualTo(json("{'items': [], 'nextPosition': 7}"));
        assertThat(viewer().get("/api/events?after=900000000").json())
                .isEqualTo(json("{'items': [], 'nextPosition': 900000000}"));
    }

    @Test
    void theLogIsReadToItsEndPageByPage() {
        String first = shipped();
        long start =
                viewer().get(first + "/events").json().at("/items/0/position").longValue() - 1;
        String second = cancelled();

        List<JsonNode> events = new ArrayList<>();
        JsonNode page;
        for (long after = start; ; after = page.get("nextPosition").longValue()) {
            page = viewer().get("/api/events?limit=2&after=" + after).json();
            if (page.get("items").isEmpty()) {
                break;
            }
            StreamSupport.stream(page.get("items").spliterator(), false).forEach(events::add);
        }

        assertThat(events)
                .filteredOn(event -> List.of(id(first), id(second))
                        .contains(event.get("aggregateId").stringValue()))
                .extracting(event -> event.get("type").stringValue())
                .containsExactly("OrderPlaced", "OrderConfirmed", "OrderShipped", "OrderPlaced", "OrderCancelled");
        assertThat(events)
                .extracting(event -> event.get("position").longValue())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-2", "after=x", "after=", "limit=0", "limit=1001", "limit=1.0", "after=1&limit=a"})
    void whatIsNoPlaceOrNoSizeIsRefused(String query) {
        String name = query.replaceFirst(".*(after|limit)=[^=]*$", "$1");

        for (String path : List.of("/api/events", placed() + "/events")) {
            Answer answer = viewer().get(path + "?" + query);

            assertThat(answer.problem()).isEqualTo("invalid-request");
            assertThat(answer.faults()).containsExactly(name);
        }
    }

    @Test
    void anOrderThatIsNotThereHasNoHistory() {
        assertThat(viewer().get(newOrder() + "/events").problem()).isEqualTo("order-not-found");
        assertThat(viewer().get(newOrder() + "/events?after=3").problem()).isEqualTo("order-not-found");
    }
}
