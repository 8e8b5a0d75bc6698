package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.api.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What each of the endpoints is to callers of a tenant, and that none tells of another tenant's order. See docs/tenants.md. */
class EndpointsOfTenantsIT extends TenantsOverHttp {

    private static final String ORDER = "/api/orders/{orderId}";

    /** Calls about an order, with what has to be sent. Another tenant's order is answered as one that is not there. */
    private static final Map<String, String> ABOUT_AN_ORDER = Map.of(
            "get " + ORDER, "",
            "get " + ORDER + "/events", "",
            "post " + ORDER + "/lines",
                    "{\"sku\": \"pen-1\", \"quantity\": 1, \"unitPrice\": {\"amount\": 1, \"currency\": \"EUR\"}}",
            "delete " + ORDER + "/lines/{sku}", "",
            "post " + ORDER + "/confirm", "",
            "post " + ORDER + "/ship", "{\"carrier\": \"DHL\", \"trackingNumber\": \"1\"}",
            "post " + ORDER + "/deliver", "",
            "post " + ORDER + "/cancel", "{\"reason\": \"no longer needed\"}");

    /** Calls about whatever the caller has. Each has a test, here, in {@link TenantsKeptApartIT}, or in the one of its slice. */
    private static final Set<String> ABOUT_ONES_OWN = Set.of(
            "post /api/orders",
            "get /api/orders",
            "get /api/orders/stream",
            "get /api/events",
            "get /api/events/search",
            "get /api/events/stream",
            "get /api/find",
            "get /api/statistics/daily",
            "put /api/customers/{customerId}/credit-limit",
            "get /api/customers/{customerId}/credit-limit",
            "delete /api/customers/{customerId}/credit-limit",
            "get /api/customers/{customerId}/credit",
            "get /api/stock/{sku}",
            "post /api/stock/{sku}/receipts",
            "get /api/deadlines",
            "get /api/customers/{customerId}/orders/summary");

    /** Calls that answer every tenant the same: whether read models stand still, and who has signed in. */
    private static final Set<String> ABOUT_NO_TENANT = Set.of("get /api/projections/paused", "get /session");

    @Test
    void eachEndpointOfTheDescriptionIsPlaced() {
        JsonNode paths = get("any", "/v3/api-docs").json().get("paths");
        Set<String> unplaced = new TreeSet<>();
        paths.properties()
                .forEach(path -> path.getValue().propertyNames().forEach(method -> {
                    String call = method + " " + path.getKey();
                    if (!ABOUT_AN_ORDER.containsKey(call)
                            && !ABOUT_ONES_OWN.contains(call)
                            && !ABOUT_NO_TENANT.contains(call)) {
                        String address = path.getKey().replaceAll("\\{[^}]*}", "1");
                        // What is left are operations, which no caller of a tenant may use.
                        if (!isRefused(send("any", method.toUpperCase(Locale.ROOT), address, ""))
                                || !isRefused(send(null, method.toUpperCase(Locale.ROOT), address, ""))) {
                            unplaced.add(call);
                        }
                    }
                }));

        assertThat(unplaced).isEmpty();
    }

    private static boolean isRefused(Answer answer) {
        return answer.status() == 403 && answer.problem().equals("tenant-required");
    }

    @Test
    void anotherTenantsOrderIsAnsweredAsOneThatIsNotThere() {
        String others = placedOrder(newTenant(), "customer-1");
        String caller = newTenant();

        ABOUT_AN_ORDER.forEach((call, body) -> Stream.of(
                        "", "?version=0", "?asOf=2030-01-01T00:00:00Z", "?atLeastVersion=0")
                .filter(query -> query.isEmpty() || call.equals("get " + ORDER))
                .forEach(query -> {
                    String absent = UUID.randomUUID().toString();
                    Answer ofOthers = call(caller, call + query, others, body);
                    Answer ofAbsent = call(caller, call + query, absent, body);

                    assertThat(ofOthers.status())
                            .as(call + query)
                            .isEqualTo(404)
                            .isEqualTo(ofAbsent.status());
                    assertThat(ofOthers.problem()).isEqualTo("order-not-found");
                    assertThat(comparable(ofOthers, others)).isEqualTo(comparable(ofAbsent, absent));
                }));
    }

    private Answer call(String tenant, String call, String orderId, String body) {
        String[] parts = call.split(" ", -1);
        String address = parts[1].replace("{orderId}", orderId).replace("{sku}", "book-1");
        return send(tenant, parts[0].toUpperCase(Locale.ROOT), address, body);
    }

    private static String comparable(Answer answer, String orderId) {
        return answer.text().replace(orderId, "…").replace(answer.header("X-Correlation-Id"), "…");
    }

    @Test
    void whoHasNoTenantIsRefusedWithAProblemOfItsOwn() {
        for (String path : List.of("/api/orders", "/api/events", "/api/events/stream", "/api/statistics/daily")) {
            assertThat(isRefused(get(null, path))).as(path).isTrue();
            assertThat(isRefused(get("*", path))).as(path).isTrue();
            assertThat(isRefused(get("not a name", path))).as(path).isTrue();
        }
        assertThat(isRefused(send(
                        null, "POST", "/api/orders", placement(UUID.randomUUID().toString(), "customer-1"))))
                .isTrue();
    }

    @Test
    void operatorsOfAllTenantsSeeTheProcessors() {
        assertThat(get("*", "/api/processors").status()).isEqualTo(200);
        assertThat(get("*", "/actuator/prometheus").status()).isEqualTo(200);
        assertThat(isRefused(get(newTenant(), "/api/processors"))).isTrue();
    }

    @Test
    void theNodeIsHealthy() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(get(null, "/actuator/health")
                                .json()
                                .get("status")
                                .stringValue())
                        .isEqualTo("UP"));
    }
}
