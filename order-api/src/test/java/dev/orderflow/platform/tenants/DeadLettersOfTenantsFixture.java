package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.platform.tenancy.TenantContext;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** Two tenants have an order of the same id, and the list refuses what becomes of it. */
abstract class DeadLettersOfTenantsFixture extends TenantsOverHttp {

    static final String LIST = "/api/processors/order-list";
    static final String LETTERS = LIST + "/dead-letters";

    final String mine = newTenant();
    final String others = newTenant();
    final String order = UUID.randomUUID().toString();

    @BeforeEach
    void bothHaveTheOrder() {
        placedOrder(mine, order, "customer-1");
        placedOrder(others, order, "customer-1");
    }

    @AfterEach
    void mend() {
        refuse("false");
        send("*", "DELETE", LIST + "/stepping", "");
        send("*", "POST", LETTERS + "/retry", "");
    }

    /** The rows of this order that are so. */
    void refuse(String rows) {
        as(TenantContext.PLATFORM, """
                alter table read_model.order_list drop constraint if exists no_toads,
                    add constraint no_toads check (order_id <> '%s' or not (%s)) not valid
                """.formatted(order, rows));
    }

    void confirm(String tenant) {
        command(tenant, "/confirm", "");
    }

    void ship(String tenant) {
        command(tenant, "/ship", "{\"carrier\": \"DHL\", \"trackingNumber\": \"1\"}");
    }

    void command(String tenant, String path, String body) {
        assertThat(send(tenant, "POST", "/api/orders/" + order + path, body).status())
                .isEqualTo(200);
    }

    void awaitListed(String tenant, String status) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(listed(tenant)).isEqualTo(status));
    }

    String listed(String tenant) {
        return get(tenant, "/api/orders").json().at("/items/0/status").stringValue();
    }

    void awaitLetters(String tenant, int letters) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(TenantContext.call(
                                tenant,
                                () -> sql.sql(
                                                "select count(*) from read_model.dead_letters where processor = 'order-list'"
                                                        + " and aggregate_id = ? and discarded_at is null")
                                        .param(order)
                                        .query(Integer.class)
                                        .single()))
                        .isEqualTo(letters));
    }

    /** Of both tenants, as an operator sees them. */
    List<JsonNode> letters() {
        return get("*", LETTERS)
                .json()
                .get("items")
                .valueStream()
                .filter(letter -> letter.get("aggregateId").stringValue().equals(order))
                .toList();
    }

    long position(String tenant, int version) {
        return TenantContext.call(
                tenant,
                () -> sql.sql("select position from event_store.events where aggregate_id = ? and sequence_number = ?")
                        .params(order, version)
                        .query(Long.class)
                        .single());
    }

    List<Long> stepped(String tenant) {
        return TenantContext.call(
                tenant,
                () -> sql.sql("select version from read_model_stepping.order_list where order_id = ?::uuid")
                        .param(order)
                        .query(Long.class)
                        .list());
    }

    int as(String tenant, String statement) {
        return TenantContext.call(tenant, () -> sql.sql(statement).update());
    }
}
