package net.example.billing;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
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
    private final String initialTenant;

    /** Orders of two tenants may have the same id, and so may their customers. */
    private record OrderKey(String tenant, UUID orderId) {}

    /** @param initialTenant whose the events are that name no tenant; empty where there are no tenants */
    Accounts(JdbcClient sql, @Value("${billing.initial-tenant}") String initialTenant) {
        this.sql = sql;
        this.initialTenant = initialTenant;
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
        OrderKey order = new OrderKey(
                tenant(event), UUID.fromString(data.required("orderId").asString()));
        if (event.getType().equals("dev.orderflow.order.placed.v1")) {
            open(order, data);
            return;
        }
        advance(order, data.required("version").asLong());
        switch (event.getType()) {
            case "dev.orderflow.order.line-added.v1", "dev.orderflow.order.line-removed.v1" ->
                change(order, amount(data));
            case "dev.orderflow.order.shipped.v1" -> charge(order);
            default -> {
                // A type that billing does not need, or does not know yet.
            }
        }
    }

    private void open(OrderKey order, JsonNode data) {
        sql.sql("""
                        insert into billing.orders (tenant, order_id, version, customer_id, total, currency)
                        values (?, ?, 0, ?, ?, ?)
                        """)
                .params(
                        order.tenant(),
                        order.orderId(),
                        data.required("customerId").asString(),
                        amount(data),
                        data.required("total").required("currency").asString())
                .update();
    }

    /** If an event of the order is in the dead-letter topic, the later ones have to follow it there. */
    private void advance(OrderKey order, long version) {
        int isNext = sql.sql("update billing.orders set version = ? where order_id = ? and tenant = ? and version = ?")
                .params(version, order.orderId(), order.tenant(), version - 1)
                .update();
        if (isNext == 0) {
            throw new UnusableRecord("Order %s is not at version %s".formatted(order.orderId(), version - 1));
        }
    }

    private void change(OrderKey order, BigDecimal total) {
        sql.sql("update billing.orders set total = ? where order_id = ? and tenant = ?")
                .params(total, order.orderId(), order.tenant())
                .update();
    }

    private void charge(OrderKey order) {
        sql.sql("""
                        insert into billing.accounts (tenant, customer_id, currency, charged, orders)
                        select tenant, customer_id, currency, total, 1 from billing.orders where order_id = ? and tenant = ?
                        on conflict (customer_id, currency, tenant) do update
                        set charged = accounts.charged + excluded.charged, orders = accounts.orders + 1
                        """).params(order.orderId(), order.tenant()).update();
    }

    private String tenant(CloudEvent event) {
        return event.getExtension("tenant") instanceof String tenant ? tenant : initialTenant;
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
