package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.CommandCall;
import dev.orderflow.domain.event.OrderStatus;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the specifications speak with, and orders that no other test knows of: an order is named by its path. */
abstract class OverHttp {

    static final String ORDERS = "/api/orders";
    static final String BOOK = line("book-1", 2, "19.99", "EUR");
    static final String PEN = line("pen.red", 1, "1.50", "EUR");
    static final String SHIPMENT = quoted("{'carrier': 'Post', 'trackingNumber': 'RR-1'}");
    static final String CANCELLATION = quoted("{'reason': 'Ordered twice'}");

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    @Autowired
    JdbcClient sql;

    Client viewer() {
        return new Client(port, "viewer");
    }

    Client clerk() {
        return new Client(port, "clerk");
    }

    Client operator() {
        return new Client(port, "operator");
    }

    Client stranger() {
        return new Client(port, "");
    }

    static String newCustomer() {
        return "customer-" + UUID.randomUUID();
    }

    static String newOrder() {
        return ORDERS + "/" + UUID.randomUUID();
    }

    static String id(String order) {
        return order.substring(ORDERS.length() + 1);
    }

    static String line(String sku, int quantity, String amount, String currency) {
        return quoted("{'sku': '%s', 'quantity': %s, 'unitPrice': {'amount': '%s', 'currency': '%s'}}"
                .formatted(sku, quantity, amount, currency));
    }

    static String placement(String customerId, String... lines) {
        return quoted("{'customerId': '%s', 'lines': [%s]}".formatted(customerId, String.join(", ", lines)));
    }

    /** Two books and a pen, at version 0. */
    String placed() {
        return placed(newCustomer(), BOOK, PEN);
    }

    String placed(String customerId, String... lines) {
        return done(clerk().post(ORDERS, placement(customerId, lines))).header("Location");
    }

    String confirmed() {
        String order = placed();
        done(clerk().command(order + "/confirm"));
        return order;
    }

    String shipped() {
        String order = confirmed();
        done(clerk().post(order + "/ship", SHIPMENT));
        return order;
    }

    String delivered() {
        String order = shipped();
        done(clerk().command(order + "/deliver"));
        return order;
    }

    String cancelled() {
        String order = placed();
        done(clerk().post(order + "/cancel", CANCELLATION));
        return order;
    }

    /** Without a default, so that a new status does not compile until this says how an order gets there. */
    String orderThatIs(OrderStatus status) {
        return switch (status) {
            case PLACED -> placed();
            case CONFIRMED -> confirmed();
            case SHIPPED -> shipped();
            case DELIVERED -> delivered();
            case CANCELLED -> cancelled();
        };
    }

    static Answer send(Client client, CommandCall call, String order, String... headers) {
        String path = call.path(order);
        if (call.body().isEmpty()) {
            return client.send(call.method(), path, BodyPublishers.noBody(), headers);
        }
        return client.post(path, call.body(), headers);
    }

    /** The types of an order's events, from the first. */
    List<String> events(String order) {
        return sql.sql("select type from event_store.events where aggregate_id = ? order by sequence_number")
                .param(id(order))
                .query(String.class)
                .list();
    }

    static Answer done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer;
    }

    /** JSON with {@code '} for {@code "}. */
    static String quoted(String json) {
        return json.replace('\'', '"');
    }

    static JsonNode json(String quoted) {
        return JSON.readTree(quoted(quoted));
    }
}
