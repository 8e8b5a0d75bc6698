package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.api.Answer;
import dev.orderflow.api.LiveStream;
import dev.orderflow.platform.eventstore.LogReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tenants use the same names, and each sees its own alone, also after a replay. */
class TenantsKeptApartIT extends TenantsOverHttp {

    @Autowired
    private LogReader log;

    @Test
    void twoTenantsMayHaveTheSameOrderIdCustomerAndIdempotencyKey() {
        String first = newTenant();
        String second = newTenant();
        String orderId = newOrder();
        String key = UUID.randomUUID().toString();

        Answer ofFirst = send(first, "POST", "/api/orders", placement(orderId, "customer-7"), "Idempotency-Key", key);
        Answer ofSecond = send(second, "POST", "/api/orders", placement(orderId, "customer-7"), "Idempotency-Key", key);
        assertThat(send(first, "POST", "/api/orders/" + orderId + "/confirm", "")
                        .status())
                .isEqualTo(200);

        assertThat(ofFirst.status()).isEqualTo(201);
        assertThat(ofSecond.status()).isEqualTo(201);
        assertThat(ofSecond.header("Idempotency-Replayed")).isEmpty();
        assertThat(get(second, "/api/orders/" + orderId + "?atLeastVersion=0&timeout=PT10S")
                        .json()
                        .get("status")
                        .stringValue())
                .isEqualTo("PLACED");
        assertThat(get(first, "/api/orders/" + orderId + "?atLeastVersion=1&timeout=PT10S")
                        .json()
                        .get("status")
                        .stringValue())
                .isEqualTo("CONFIRMED");
        assertThat(send(first, "POST", "/api/orders", placement(orderId, "customer-7"))
                        .problem())
                .isEqualTo("order-exists");
    }

    @Test
    void listsSumsAndSearchesShowOnesOwnAlone() {
        String mine = newTenant();
        String others = newTenant();
        String myOrder = placedOrder(mine, "customer-7");
        String otherOrder = placedOrder(others, "customer-7");

        for (String path : List.of(
                "/api/orders",
                "/api/orders?customerId=customer-7",
                "/api/orders?status=PLACED",
                "/api/orders?status=PLACED&customerId=customer-7",
                "/api/events?limit=1000",
                "/api/events/search?customerId=customer-7",
                "/api/events/search?actor=alice",
                "/api/events/search?text=customer-7")) {
            assertThat(get(mine, path).text()).as(path).contains(myOrder).doesNotContain(otherOrder);
            assertThat(get(mine, path).json().get("items")).as(path).hasSize(1);
        }
        assertThat(get(mine, "/api/statistics/daily")
                        .json()
                        .at("/items/0/placed")
                        .intValue())
                .isEqualTo(1);
        assertThat(get(mine, "/api/statistics/daily").json().get("items")).hasSize(1);
        assertThat(get(mine, "/api/customers/customer-7/orders/summary")
                        .json()
                        .at("/ordersByStatus/PLACED")
                        .intValue())
                .isEqualTo(1);
        assertThat(get(mine, "/api/find?q=" + otherOrder).text()).doesNotContain(otherOrder);
        assertThat(get(mine, "/api/find?q=" + myOrder).text()).contains(myOrder);
        assertThat(get(mine, "/api/find?q=customer")
                        .json()
                        .at("/customers/0/orders")
                        .intValue())
                .isEqualTo(1);
        long position = get(others, "/api/events?limit=1000")
                .json()
                .at("/items/0/position")
                .longValue();
        assertThat(get(others, "/api/find?q=" + position).json().get("events")).hasSize(1);
        assertThat(get(mine, "/api/find?q=" + position).json().get("events")).isEmpty();
    }

    @Test
    void eventsNameTheirTenant() {
        String tenant = newTenant();
        String order = placedOrder(tenant, "customer-1");

        assertThat(get(tenant, "/api/orders/" + order + "/events")
                        .json()
                        .at("/items/0/metadata/tenant")
                        .stringValue())
                .isEqualTo(tenant);
    }

    @Test
    void streamsShowOnesOwnAlone() throws IOException, InterruptedException {
        String mine = newTenant();
        String others = newTenant();
        long before = log.head();
        try (LiveStream events = stream(mine, "/api/events/stream?after=" + before);
                LiveStream orders = stream(mine, "/api/orders/stream")) {
            placedOrder(others, "customer-1");
            String first = placedOrder(mine, "customer-1");
            placedOrder(others, "customer-1");
            String second = placedOrder(mine, "customer-1");

            assertThat(events.next(2, event -> true))
                    .extracting(frame -> frame.data().get("aggregateId").stringValue())
                    .containsExactly(first, second);
            assertThat(orders.next(2, order -> true))
                    .extracting(frame -> frame.data().get("orderId").stringValue())
                    .containsExactly(first, second);
        }
    }

    @Test
    void aReplayKeepsThemApart() {
        String mine = newTenant();
        String others = newTenant();
        Map<String, String> orders =
                Map.of(mine, placedOrder(mine, "customer-7"), others, placedOrder(others, "customer-7"));
        List<String> models = List.of("order-list", "order-details", "customer-summary", "daily-statistics");
        Map<String, Long> before = models.stream().collect(Collectors.toMap(model -> model, this::replays));

        for (String model : models) {
            assertThat(send("*", "POST", "/api/processors/" + model + "/replay", "")
                            .status())
                    .isEqualTo(202);
        }
        for (String model : models) {
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(replays(model))
                            .as(() -> get("*", "/api/processors/" + model).text())
                            .isGreaterThan(before.getOrDefault(model, 0L)));
        }

        orders.forEach((tenant, order) -> {
            assertThat(get(tenant, "/api/orders").json().get("items")).hasSize(1);
            assertThat(get(tenant, "/api/orders").text()).contains(order);
            assertThat(get(tenant, "/api/orders/" + order).status()).isEqualTo(200);
            assertThat(get(tenant, "/api/customers/customer-7/orders/summary")
                            .json()
                            .at("/ordersByStatus/PLACED")
                            .intValue())
                    .isEqualTo(1);
            assertThat(get(tenant, "/api/statistics/daily")
                            .json()
                            .at("/items/0/placed")
                            .intValue())
                    .isEqualTo(1);
        });
        assertThat(get(mine, "/api/orders/" + orders.get(others)).status()).isEqualTo(404);
    }
}
