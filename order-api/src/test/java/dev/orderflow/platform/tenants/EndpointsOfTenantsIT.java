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

/** What each of the endpoints is to callers of a tenant, and that none tells of what another tenant has. See docs/tenants.md. */
class EndpointsOfTenantsIT extends TenantsOverHttp {

    private static final String ORDER = "/api/orders/{orderId}";
    private static final String CUSTOMER = "/api/customers/{customerId}";

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

    /** Calls about a customer, or about something else that a tenant names, with what has to be sent. */
    private static final Map<String, String> ABOUT_A_NAME = Map.of(
            "delete " + CUSTOMER + "/personal-data", "",
            "get " + CUSTOMER + "/orders/summary", "");

    /** Calls about whatever the caller has. Each has a test in {@link TenantsKeptApartIT}, or in the one of its slice. */
    private static final Set<String> ABOUT_ONES_OWN = Set.of(
            "post /api/orders",
            "get /api/orders",
            "get /api/orders/stream",
            "get /api/events",
            "get /api/events/search",
            "get /api/events/stream",
            "get /api/find",
            "put /api/customers/{customerId}/credit-limit",
            "get /api/customers/{customerId}/credit-limit",
            "delete /api/customers/{customerId}/credit-limit",
            "get /api/customers/{customerId}/credit",
            "get /api/stock/{sku}",
            "post /api/stock/{sku}/receipts",
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
        String customer = newName();
        String others = placedOrder(newTenant(), customer);

        ABOUT_AN_ORDER.forEach((call, body) -> Stream.of(
                        "", "?version=0", "?asOf=2030-01-01T00:00:00Z", "?atLeastVersion=0")
                .filter(query -> query.isEmpty() || call.equals("get " + ORDER))
                .forEach(query -> {
                    Answer ofOthers = assertToldApartByNothing(call + query, body, new Things(others, customer));

                    assertThat(ofOthers.status()).as(call + query).isEqualTo(404);
                    assertThat(ofOthers.problem()).isEqualTo("order-not-found");
                }));
    }

    @Test
    void whatAnotherTenantNamesIsAnsweredAsWhatNobodyHasNamed() {
        String customer = newName();
        String order = placedOrder(newTenant(), customer);

        ABOUT_A_NAME.forEach((call, body) -> assertToldApartByNothing(call, body, new Things(order, customer)));
    }

    /** What another tenant has, or what nobody has. */
    private record Things(String orderId, String customerId) {

        static Things absent() {
            return new Things(UUID.randomUUID().toString(), newName());
        }

        String in(String address) {
            return address.replace("{orderId}", orderId)
                    .replace("{customerId}", customerId)
                    .replace("{sku}", "book-1");
        }

        /** The answer without what the request has named. */
        String without(Answer answer) {
            return answer.text()
                    .replace(orderId, "…")
                    .replace(customerId, "…")
                    .replace(answer.header("X-Correlation-Id"), "…");
        }
    }

    private static String newName() {
        return "name-" + UUID.randomUUID();
    }

    private Answer assertToldApartByNothing(String call, String body, Things others) {
        String caller = newTenant();
        Things absent = Things.absent();
        Answer ofOthers = call(caller, call, others, body);
        Answer ofAbsent = call(caller, call, absent, body);

        assertThat(ofOthers.status()).as(call).isEqualTo(ofAbsent.status());
        assertThat(others.without(ofOthers)).as(call).isEqualTo(absent.without(ofAbsent));
        return ofOthers;
    }

    private Answer call(String tenant, String call, Things things, String body) {
        String[] parts = call.split(" ", -1);
        return send(tenant, parts[0].toUpperCase(Locale.ROOT), things.in(parts[1]), body);
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
