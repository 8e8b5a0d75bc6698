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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What each of the endpoints is to callers of a tenant, and that none tells of what another tenant has. See docs/tenants.md. */
class EndpointsOfTenantsIT extends TenantsOverHttp {

    private static final String ORDER = "/api/orders/{orderId}";

    /** Calls about an order, with what has to be sent. */
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

    /**
     * Calls about a customer or a SKU, with what has to be sent. Those that set something are also how the other tenant comes to have it.
     * One that belongs to a slice has a line of its own.
     */
    private static final Map<String, String> ABOUT_A_NAME = Map.of(
            "delete /api/customers/{customerId}/personal-data", "",
            "put /api/customers/{customerId}/credit-limit", "{\"amount\": \"12345.00\", \"currency\": \"EUR\"}",
            "get /api/customers/{customerId}/credit-limit", "",
            "delete /api/customers/{customerId}/credit-limit", "",
            "get /api/customers/{customerId}/credit", "",
            "post /api/stock/{sku}/receipts", "{\"quantity\": 7}",
            "get /api/stock/{sku}", "",
            "get /api/customers/{customerId}/orders/summary", "");

    /** Calls about whatever the caller has. Each has a test in {@link TenantsKeptApartIT}, or in the one of its slice. */
    private static final Set<String> ABOUT_ONES_OWN = Set.of(
            "post /api/orders",
            "get /api/orders",
            "get /api/orders/stream",
            "get /api/events",
            "get /api/events/search",
            "get /api/events/stream",
            "get /api/find",
            "get /api/deadlines",
            "get /api/statistics/daily");

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
                            && !ABOUT_A_NAME.containsKey(call)
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
        String order = placedOrder(newTenant(), "customer-1");

        ABOUT_AN_ORDER.forEach((call, body) -> Stream.of(
                        "", "?version=0", "?asOf=2030-01-01T00:00:00Z", "?atLeastVersion=0")
                .filter(query -> query.isEmpty() || call.equals("get " + ORDER))
                .forEach(query -> {
                    Answer answer = assertToldApartByNothing(method(call), path(call, order) + query, body, order);

                    assertThat(answer.status()).as(call + query).isEqualTo(404);
                    assertThat(answer.problem()).isEqualTo("order-not-found");
                }));
    }

    @Test
    void whatAnotherTenantNamesIsAnsweredAsWhatNobodyHasNamedAndStaysAsItIs() {
        String other = newTenant();
        String name = UUID.randomUUID().toString();
        placedOrder(other, name);
        String order = UUID.randomUUID().toString();
        send(other, "POST", "/api/orders", placementTo("Ada Lovelace", order, name));
        ABOUT_A_NAME.forEach((call, body) -> {
            if (!body.isEmpty()) {
                send(other, method(call), path(call, name), body);
            }
        });
        String before = seen(other, name, order);
        assertThat(before).contains("Ada Lovelace"); // docs/personal-data.md
        assertThat(before).contains("12345.00"); // docs/credit-limit.md
        assertThat(before).contains("\"onHand\":7"); // docs/stock.md

        ABOUT_A_NAME.forEach((call, body) -> assertToldApartByNothing(method(call), path(call, name), body, name));

        assertThat(seen(other, name, order)).isEqualTo(before);
    }

    /** What a tenant has of this name, and its order. */
    private String seen(String tenant, String name, String order) {
        return Stream.concat(
                        Stream.of("/api/orders/" + order + "?atLeastVersion=0&timeout=PT10S"),
                        ABOUT_A_NAME.keySet().stream()
                                .filter(call -> call.startsWith("get "))
                                .sorted()
                                .map(call -> path(call, name)))
                .map(path -> get(tenant, path))
                .map(answer -> answer.text().replace(answer.header("X-Correlation-Id"), "…"))
                .collect(Collectors.joining("\n"));
    }

    private static String method(String call) {
        return call.substring(0, call.indexOf(' ')).toUpperCase(Locale.ROOT);
    }

    /** All that it names has this name, but for the SKU of an order's line. */
    private static String path(String call, String name) {
        return call.substring(call.indexOf(' ') + 1)
                .replace("/lines/{sku}", "/lines/book-1")
                .replaceAll("\\{\\w+}", name);
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
