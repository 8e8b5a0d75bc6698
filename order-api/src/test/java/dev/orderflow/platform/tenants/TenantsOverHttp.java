package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.api.Answer;
import dev.orderflow.api.LiveStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Callers whose tokens name a tenant. */
@WithTenants
abstract class TenantsOverHttp {

    /** They differ between two answers to the same call: the server ends a connection after a hundred calls. */
    private static final Set<String> OF_THE_MOMENT = Set.of("connection", "content-length", "date", "keep-alive");

    @Autowired
    JdbcClient sql;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry settings) {
        settings.add("spring.security.oauth2.resourceserver.jwt.public-key-location", TokensOfTenants::keyLocation);
    }

    /** A name that no other test uses. */
    static String newTenant() {
        return "t-" + UUID.randomUUID();
    }

    /** An id of an order that no other test uses. */
    static String newOrder() {
        return UUID.randomUUID().toString();
    }

    /** @param tenant null for a token without one */
    Answer send(@Nullable String tenant, String method, String path, String body, String... headers) {
        return Answer.to(request(tenant, path, headers)
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build());
    }

    Answer get(@Nullable String tenant, String path) {
        return send(tenant, "GET", path, "");
    }

    /** An order that all read models have. */
    String placedOrder(String tenant, String customer) {
        return placedOrder(tenant, newOrder(), customer);
    }

    String placedOrder(String tenant, String orderId, String customer) {
        Answer placed = send(tenant, "POST", "/api/orders", placement(orderId, customer));
        if (placed.status() != 201) {
            throw new AssertionError(placed.text());
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> isListed(tenant, orderId, customer));
        return orderId;
    }

    private boolean isListed(String tenant, String orderId, String customer) {
        return get(tenant, "/api/orders?customerId=" + customer).text().contains(orderId)
                && get(tenant, "/api/orders/" + orderId).status() == 200
                && get(tenant, "/api/customers/" + customer + "/orders/summary")
                                .json()
                                .at("/ordersByStatus/PLACED")
                                .intValue()
                        > 0
                && !get(tenant, "/api/statistics/daily").json().get("items").isEmpty();
    }

    static String placement(String orderId, String customer) {
        return """
                {"orderId": "%s", "customerId": "%s", "lines": [
                    {"sku": "book-1", "quantity": 2, "unitPrice": {"amount": "19.99", "currency": "EUR"}}]}
                """.formatted(orderId, customer);
    }

    static String placementTo(String recipient, String orderId, String customer) {
        return placement(orderId, customer).stripTrailing().replaceFirst("}$", """
                , "recipient": {"name": "%s", "street": "12 St. James Square", "city": "London",
                    "postalCode": "SW1Y 4JH", "country": "GB"}}
                """.formatted(recipient));
    }

    /** The types of an order's events. */
    List<String> events(String tenant, String orderId) {
        return get(tenant, "/api/orders/" + orderId + "/events")
                .json()
                .get("items")
                .valueStream()
                .map(event -> event.get("type").stringValue())
                .toList();
    }

    /** How often a replay of this processor has succeeded. */
    long replays(String processor) {
        return sql.sql("select count(*) from read_model.replays"
                        + " where processor = ? and finished_at is not null and failure is null")
                .param(processor)
                .query(Long.class)
                .single();
    }

    /**
     * What another tenant has is answered as what nobody has, in each header too: plainly, where a version is expected, and with a key.
     *
     * @param name of what another tenant has, in the path; it can be a key
     * @return the plain answer
     */
    Answer assertToldApartByNothing(String method, String path, String body, String name) {
        String absent = UUID.randomUUID().toString();
        return Stream.of(
                        List.<String>of(),
                        List.of("If-Match", "\"0\""),
                        List.of("If-Match", "*"),
                        List.of("Idempotency-Key", name))
                .map(headers -> {
                    // What one of these calls sets, the next one would find.
                    String caller = newTenant();
                    Answer ofOthers = send(caller, method, path, body, headers.toArray(String[]::new));
                    Answer ofNobody = send(
                            caller,
                            method,
                            path.replace(name, absent),
                            body,
                            headers.stream()
                                    .map(header -> header.replace(name, absent))
                                    .toArray(String[]::new));
                    assertThat(comparable(ofOthers, name))
                            .as(method + " " + path + " " + headers)
                            .isEqualTo(comparable(ofNobody, absent));
                    return ofOthers;
                })
                .toList()
                .get(0);
    }

    /** An answer without what the request has named. */
    private static String comparable(Answer answer, String name) {
        Map<String, List<String>> headers = new TreeMap<>(String::compareToIgnoreCase);
        headers.putAll(answer.response().headers().map());
        headers.keySet().removeIf(header -> OF_THE_MOMENT.contains(header.toLowerCase(Locale.ROOT)));
        return (answer.status() + " " + headers + " " + answer.text())
                .replace(name, "…")
                .replace(answer.header("X-Correlation-Id"), "…");
    }

    LiveStream stream(String tenant, String path) {
        return LiveStream.of(request(tenant, path).build());
    }

    private HttpRequest.Builder request(@Nullable String tenant, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port).resolve(path))
                .header("Authorization", "Bearer " + TokensOfTenants.of(tenant));
        return headers.length == 0 ? request : request.headers(headers);
    }
}
