package net.example.billing;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The id of an event and its effect are one transaction. An event that comes again finds its id, and has no effect. */
@Component
class Accounts {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient sql;

    Accounts(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional
    public void handle(CloudEvent event) {
        int isNew = sql.sql("insert into billing.handled_events (event_id) values (?) on conflict do nothing")
                .param(event.getId())
                .update();
        if (isNew == 0) {
            return;
        }
        JsonNode data = data(event);
        UUID orderId = UUID.fromString(text(data, "orderId"));
        if (event.getType().equals("dev.orderflow.order.placed.v1")) {
            open(orderId, data);
            return;
        }
        advance(orderId, number(data, "version"));
        switch (event.getType()) {
            case "dev.orderflow.order.line-added.v1", "dev.orderflow.order.line-removed.v1" ->
                change(orderId, amount(data));
            case "dev.orderflow.order.shipped.v1" -> charge(orderId);
            default -> {
                // A type that billing does not need, or does not know yet.
            }
        }
    }

    private void open(UUID orderId, JsonNode data) {
        sql.sql("insert into billing.orders (order_id, version, customer_id, total, currency) values (?, 0, ?, ?, ?)")
                .params(orderId, text(data, "customerId"), amount(data), text(member(data, "total"), "currency"))
                .update();
    }

    /** If an event of the order is in the dead-letter topic, the later ones have to follow it there. */
    private void advance(UUID orderId, long version) {
        int isNext = sql.sql("update billing.orders set version = ? where order_id = ? and version = ?")
                .params(version, orderId, version - 1)
                .update();
        if (isNext == 0) {
            throw new UnusableRecord("Order %s is not at version %s".formatted(orderId, version - 1));
        }
    }

    private void change(UUID orderId, BigDecimal total) {
        sql.sql("update billing.orders set total = ? where order_id = ?")
                .params(total, orderId)
                .update();
    }

    private void charge(UUID orderId) {
        sql.sql("""
                        insert into billing.accounts (customer_id, currency, charged, orders)
                        select customer_id, currency, total, 1 from billing.orders where order_id = ?
                        on conflict (customer_id, currency) do update
                        set charged = accounts.charged + excluded.charged, orders = accounts.orders + 1
                        """).param(orderId).update();
    }

    private static JsonNode data(CloudEvent event) {
        CloudEventData data = event.getData();
        if (data == null) {
            throw new UnusableRecord("Event %s has no data".formatted(event.getId()));
        }
        try {
            return JSON.readTree(data.toBytes());
        } catch (JacksonException e) {
            throw new UnusableRecord("The data of event %s are no JSON".formatted(event.getId()), e);
        }
    }

    private static BigDecimal amount(JsonNode data) {
        return new BigDecimal(text(member(data, "total"), "amount"));
    }

    private static String text(JsonNode data, String name) {
        return member(data, name).asString();
    }

    private static long number(JsonNode data, String name) {
        return member(data, name).asLong();
    }

    private static JsonNode member(JsonNode data, String name) {
        JsonNode member = data.get(name);
        if (member == null) {
            throw new UnusableRecord("There is no %s in the data".formatted(name));
        }
        return member;
    }
}
