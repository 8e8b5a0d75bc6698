package net.example.billing;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
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
        UUID orderId = UUID.fromString(data.required("orderId").asString());
        if (event.getType().equals("dev.orderflow.order.placed.v1")) {
            open(orderId, data);
            return;
        }
        advance(orderId, data.required("version").asLong());
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
                .params(
                        orderId,
                        data.required("customerId").asString(),
                        amount(data),
                        data.required("total").required("currency").asString())
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

    /** Jackson throws if they are no JSON, and later if something is missing: the record is unusable then, too. */
    private static JsonNode data(CloudEvent event) {
        CloudEventData data = event.getData();
        if (data == null) {
            throw new UnusableRecord("Event %s has no data".formatted(event.getId()));
        }
        return JSON.readTree(data.toBytes());
    }

    private static BigDecimal amount(JsonNode data) {
        return new BigDecimal(data.required("total").required("amount").asString());
    }
}
