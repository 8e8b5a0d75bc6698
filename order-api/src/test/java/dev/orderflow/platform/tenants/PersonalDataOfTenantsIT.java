package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.api.Answer;
import dev.orderflow.api.LiveStream;
import dev.orderflow.personaldata.PersonalDataProperties;
import dev.orderflow.personaldata.keys.CustomerKeys;
import dev.orderflow.personaldata.keys.KeyRewrapping;
import dev.orderflow.personaldata.keys.MasterKeys;
import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.tenancy.TenantContext;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Two tenants have a customer of the same name, with an order of the same id. Each has a key and a recipient of its own. */
class PersonalDataOfTenantsIT extends TenantsOverHttp {

    @Autowired
    private JdbcClient sql;

    @Autowired
    private CustomerKeys keys;

    @Autowired
    private LogReader log;

    @Autowired
    private PersonalDataProperties properties;

    private final String mine = newTenant();
    private final String others = newTenant();
    private final String customer = "customer-" + UUID.randomUUID();
    private final String order = UUID.randomUUID().toString();
    private final String path = "/api/orders/" + order;
    private final String key = UUID.randomUUID().toString();

    private long before;

    @BeforeEach
    void bothHaveTheCustomer() {
        before = log.head();
        for (String tenant : List.of(mine, others)) {
            Answer placed = send(tenant, "POST", "/api/orders", placementTo(tenant), "Idempotency-Key", key);
            assertThat(placed.status()).as(placed.text()).isEqualTo(201);
            assertThat(get(tenant, path + "?atLeastVersion=0&timeout=PT10S").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void eachSeesItsOwnRecipient() {
        assertThat(keysByTenant()).hasSize(2);
        assertRecipient(mine, mine);
        assertRecipient(others, others);
    }

    @Test
    void anErasureLeavesTheOtherReadable() {
        erase(mine);
        erase(mine);

        assertThat(keysByTenant()).containsOnlyKeys(others);
        assertErased(mine);
        assertRecipient(others, others);
        assertThat(erasures(mine)).isEqualTo(1);
        assertThat(erasures(others)).isZero();
    }

    @Test
    void aStreamShowsOnesOwnRecipient() throws IOException, InterruptedException {
        erase(mine);

        assertThat(streamed(mine).at("/payload/recipient").isNull()).isTrue();
        assertThat(streamed(others).at("/payload/recipient/name").stringValue()).isEqualTo(others);
    }

    @Test
    void aReplayChangesNothing() {
        erase(mine);
        long replays = replays();

        assertThat(send("*", "POST", "/api/processors/order-details/replay", "").status())
                .isEqualTo(202);

        await().atMost(Duration.ofSeconds(90)).until(() -> replays() > replays);
        assertErased(mine);
        assertRecipient(others, others);
    }

    @Test
    void whoOrdersAgainIsKnownAgainToThisTenantAlone() {
        erase(mine);
        String again = UUID.randomUUID().toString();

        send(mine, "POST", "/api/orders", placementTo(mine).replace(order, again));

        assertThat(name(get(mine, "/api/orders/" + again + "?atLeastVersion=0&timeout=PT10S")))
                .isEqualTo(mine);
        assertErased(mine);
        assertRecipient(others, others);
    }

    @Test
    void itIsErasedForACallerWhoNamesTheTenant() {
        String erasure = "/api/customers/" + customer + "/personal-data";

        assertThat(send("*", "DELETE", erasure, "").problem()).isEqualTo("tenant-required");
        assertThat(send(null, "DELETE", erasure, "").problem()).isEqualTo("tenant-required");
        assertRecipient(mine, mine);
    }

    @Test
    void theTrailSaysForWhomItWasErased() {
        erase(mine);

        assertThat(get("*", "/api/operations/actions?limit=200")
                        .json()
                        .get("items")
                        .valueStream())
                .filteredOn(action -> action.path("subject").stringValue("").equals(customer))
                .extracting(action -> action.get("result").stringValue())
                .containsExactly("For the tenant " + mine + ".");
    }

    @Test
    void aKeyThatCameBackWithABackupIsDestroyedAtTheStartWhosesoeverItIs() {
        Map<String, Object> restored = TenantContext.call(mine, this::key);
        erase(mine);
        TenantContext.run(
                mine,
                () -> sql.sql("insert into personal_data.keys"
                                + " values (:key_id, :customer_id, :master_key_id, :wrapped_key, :created_at, :tenant)")
                        .params(restored)
                        .update());

        assertThat(keys.destroyErased()).isEqualTo(1);

        assertThat(keysByTenant()).containsOnlyKeys(others);
    }

    @Test
    void theMasterKeyIsReplacedForAllTenants() {
        String masterKey = properties.masterKeys().get(0);
        String newer = UUID.randomUUID() + ":bmV3ZXIga2V5LCBidXQgMzIgYnl0ZXMgbG9uZyEhISE=";
        try {
            rewrap(newer, masterKey);
        } finally {
            rewrap(masterKey, newer);
        }
        assertRecipient(mine, mine);
        assertRecipient(others, others);
    }

    private void rewrap(String newest, String older) {
        KeyRewrapping rewrapping = new KeyRewrapping(
                new CustomerKeys(sql, new MasterKeys(List.of(newest, older))), Duration.ofMillis(100));
        rewrapping.start();
        try {
            String id = newest.substring(0, newest.indexOf(':'));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(keysByTenant()).containsOnly(Map.entry(mine, id), Map.entry(others, id)));
        } finally {
            rewrapping.stop();
        }
    }

    private void assertRecipient(String tenant, String name) {
        assertThat(name(get(tenant, path))).isEqualTo(name);
        assertThat(name(get(tenant, path + "?version=0"))).isEqualTo(name);
        for (JsonNode placed : placedEvents(tenant)) {
            assertThat(placed.at("/payload/recipient/name").stringValue()).isEqualTo(name);
        }
    }

    private void assertErased(String tenant) {
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
    private List<JsonNode> placedEvents(String tenant) {
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

    private JsonNode streamed(String tenant) throws IOException, InterruptedException {
        try (LiveStream events = stream(tenant, "/api/events/stream?after=" + before)) {
            return events.next(1, event -> event.get("type").stringValue().equals("OrderPlaced"))
                    .get(0)
                    .data();
        }
    }

    private static String name(Answer details) {
        assertThat(details.status()).as(details.text()).isEqualTo(200);
        return details.json().at("/recipient/name").stringValue();
    }

    private String placementTo(String name) {
        return placement(order, customer).stripTrailing().replaceFirst("}$", """
                , "recipient": {"name": "%s", "street": "12 St. James Square", "city": "London",
                    "postalCode": "SW1Y 4JH", "country": "GB"}}
                """.formatted(name));
    }

    private void erase(String tenant) {
        Answer erased = send(tenant, "DELETE", "/api/customers/" + customer + "/personal-data", "");
        assertThat(erased.status()).as(erased.text()).isEqualTo(204);
    }

    private long erasures(String tenant) {
        return TenantContext.call(
                tenant,
                () -> sql.sql("select count(*) from event_store.events where aggregate_id = ?")
                        .param("personal-data/" + customer)
                        .query(Long.class)
                        .single());
    }

    private Map<String, Object> key() {
        return sql.sql("select * from personal_data.keys where customer_id = ?")
                .param(customer)
                .query()
                .singleRow();
    }

    /** The master key of each. */
    private Map<String, String> keysByTenant() {
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

    private long replays() {
        return sql.sql("select count(*) from read_model.replays"
                        + " where processor = 'order-details' and finished_at is not null and failure is null")
                .query(Long.class)
                .single();
    }
}
