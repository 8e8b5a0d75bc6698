package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.LiveStream;
import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.tenancy.TenantContext;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Two tenants have a customer of the same name, with an order of the same id. Each has a key and a recipient of its own. */
abstract class PersonalDataOfTenantsFixture extends TenantsOverHttp {

    @Autowired
    LogReader log;

    final String mine = newTenant();
    final String others = newTenant();
    final String customer = "customer-" + UUID.randomUUID();
    final String order = UUID.randomUUID().toString();
    final String path = "/api/orders/" + order;
    final String key = UUID.randomUUID().toString();

    long before;

    @BeforeEach
    void bothHaveTheCustomer() {
        before = log.head();
        for (String tenant : List.of(mine, others)) {
            Answer placed =
                    send(tenant, "POST", "/api/orders", placementTo(tenant, order, customer), "Idempotency-Key", key);
            assertThat(placed.status()).as(placed.text()).isEqualTo(201);
            assertThat(get(tenant, path + "?atLeastVersion=0&timeout=PT10S").status())
                    .isEqualTo(200);
        }
    }

    void assertRecipient(String tenant, String name) {
        assertThat(name(get(tenant, path))).isEqualTo(name);
        assertThat(name(get(tenant, path + "?version=0"))).isEqualTo(name);
        for (JsonNode placed : placedEvents(tenant)) {
            assertThat(placed.at("/payload/recipient/name").stringValue()).isEqualTo(name);
        }
    }

    void assertErased(String tenant) {
        for (String query : List.of("", "?version=0")) {
            JsonNode details = get(tenant, path + query).json();
            assertThat(details.get("recipient").isNull()).as(query).isTrue();
            assertThat(details.has("erasedAt")).as(query).isTrue();
        }
        assertThat(placedEvents(tenant))
                .allSatisfy(placed ->
                        assertThat(placed.at("/payload/recipient").isNull()).isTrue());
    }

    /** The same event, by each of the calls that show it. */
    List<JsonNode> placedEvents(String tenant) {
        List<JsonNode> events = List.of(
                get(tenant, path + "/events").json().at("/items/0"),
                get(tenant, "/api/events?after=" + before).json().at("/items/0"),
                get(tenant, "/api/events/search?customerId=" + customer + "&type=OrderPlaced")
                        .json()
                        .at("/items")
                        .valueStream()
                        .filter(event -> event.path("aggregateId").stringValue().equals(order))
                        .findFirst()
                        .orElseThrow());
        assertThat(events).extracting(event -> event.get("type").stringValue()).containsOnly("OrderPlaced");
        return events;
    }

    JsonNode streamed(String tenant) throws IOException, InterruptedException {
        try (LiveStream events = stream(tenant, "/api/events/stream?after=" + before)) {
            return events.next(1, event -> event.get("type").stringValue().equals("OrderPlaced"))
                    .get(0)
                    .data();
        }
    }

    static String name(Answer details) {
        assertThat(details.status()).as(details.text()).isEqualTo(200);
        return details.json().at("/recipient/name").stringValue();
    }

    void erase(String tenant) {
        Answer erased = send(tenant, "DELETE", "/api/customers/" + customer + "/personal-data", "");
        assertThat(erased.status()).as(erased.text()).isEqualTo(204);
    }

    long erasures(String tenant) {
        return TenantContext.call(
                tenant,
                () -> sql.sql("select count(*) from event_store.events where aggregate_id = ?")
                        .param("personal-data/" + customer)
                        .query(Long.class)
                        .single());
    }

    Map<String, Object> key() {
        return sql.sql("select * from personal_data.keys where customer_id = ?")
                .param(customer)
                .query()
                .singleRow();
    }

    /** The master key of each. */
    Map<String, String> keysByTenant() {
        return TenantContext.call(
                TenantContext.PLATFORM,
                () -> sql.sql("select tenant, master_key_id from personal_data.keys where customer_id = ?")
                        .param(customer)
                        .query(rows -> {
                            Map<String, String> found = new HashMap<>();
                            while (rows.next()) {
                                found.put(rows.getString(1), rows.getString(2));
                            }
                            return found;
                        }));
    }
}
