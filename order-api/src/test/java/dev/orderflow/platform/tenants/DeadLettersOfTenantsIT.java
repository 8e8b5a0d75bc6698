package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.platform.tenancy.TenantContext;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Two tenants have an order of the same id, and the list refuses what becomes of it. What waits for one does not hold up the other. */
class DeadLettersOfTenantsIT extends TenantsOverHttp {

    private static final String LIST = "/api/processors/order-list";
    private static final String LETTERS = LIST + "/dead-letters";

    @Autowired
    private JdbcClient sql;

    private final String mine = newTenant();
    private final String others = newTenant();
    private final String order = UUID.randomUUID().toString();

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

    @Test
    void theOtherTenantsOrderGoesOn() {
        refuse("tenant = '%s' and version > 0".formatted(mine));
        confirm(mine);
        awaitLetters(mine, 1);
        ship(mine);
        awaitLetters(mine, 2);

        confirm(others);
        ship(others);

        awaitListed(others, "SHIPPED");
        assertThat(listed(mine)).isEqualTo("PLACED");
        assertThat(letters()).hasSize(2);
    }

    @Test
    void aRetryIsAboutOneOfThem() {
        refuse("version > 0");
        confirm(mine);
        confirm(others);
        awaitLetters(mine, 1);
        awaitLetters(others, 1);
        assertThat(get("*", LETTERS + "/causes")
                        .json()
                        .at("/items/0/aggregates")
                        .intValue())
                .isEqualTo(2);
        refuse("false");

        assertThat(send("*", "POST", LETTERS + "/" + position(mine, 1) + "/retry", "")
                        .status())
                .isEqualTo(202);

        awaitListed(mine, "CONFIRMED");
        assertThat(listed(others)).isEqualTo("PLACED");
        assertThat(letters()).hasSize(1);
    }

    @Test
    void aRetryOfAllIsAboutBoth() {
        refuse("version > 0");
        confirm(mine);
        confirm(others);
        awaitLetters(mine, 1);
        awaitLetters(others, 1);
        refuse("tenant = '%s' and version > 0".formatted(others));

        JsonNode retried = send("*", "POST", LETTERS + "/retry", "").json();

        assertThat(retried.get("aggregates").intValue()).isEqualTo(2);
        assertThat(retried.get("applied").intValue()).isEqualTo(1);
        assertThat(retried.get("failedAggregates").intValue()).isEqualTo(1);
        awaitListed(mine, "CONFIRMED");
        assertThat(listed(others)).isEqualTo("PLACED");
    }

    @Test
    void whatIsDiscardedForOneIsAppliedForTheOther() {
        discardTheConfirmationOf(mine);

        confirm(others);

        awaitListed(others, "CONFIRMED");
        assertThat(listed(mine)).isEqualTo("SHIPPED");
        assertThat(letters()).isEmpty();
    }

    @Test
    void aReplayKeepsWhatWasDiscardedApart() {
        discardTheConfirmationOf(mine);
        confirm(others);
        awaitListed(others, "CONFIRMED");

        long before = replays();
        assertThat(send("*", "POST", LIST + "/replay", "").status()).isEqualTo(202);

        await().atMost(Duration.ofSeconds(90)).until(() -> replays() > before);
        assertThat(listed(others)).isEqualTo("CONFIRMED");
        assertThat(listed(mine)).isEqualTo("SHIPPED");
        assertThat(letters()).isEmpty();
    }

    @Test
    void whoStepsSeesBothOrders() {
        refuse("tenant = '%s' and version > 0".formatted(mine));
        confirm(mine);
        awaitLetters(mine, 1);
        confirm(others);
        awaitListed(others, "CONFIRMED");
        send("*", "POST", LIST + "/stepping", "");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> send("*", "POST", LIST + "/stepping/run", "")
                        .json()
                        .get("done")
                        .booleanValue());

        assertThat(get("*", LIST + "/stepping").json().get("deadLetters").intValue())
                .isEqualTo(1);
        assertThat(stepped(mine)).containsExactly(0L);
        assertThat(stepped(others)).containsExactly(1L);
    }

    @Test
    void theirLimitIsThatOfAllTenants() {
        int added = as(TenantContext.PLATFORM, """
                insert into read_model.dead_letters (processor, position, aggregate_id, sequence_number, cause, attempts, tenant)
                select 'order-list', -number, gen_random_uuid(), 0, 'An older one', 1, 't-' || number % 7
                from generate_series(1, 1000 - (select count(*) from read_model.dead_letters
                    where processor = 'order-list' and discarded_at is null)) as number
                """);
        assertThat(added).isPositive();
        try {
            refuse("tenant = '%s' and version > 0".formatted(mine));
            confirm(mine);

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(get("*", LIST).text()).contains("no room for more dead letters than 1000"));
        } finally {
            as(TenantContext.PLATFORM, "delete from read_model.dead_letters where position < 0");
        }
        awaitLetters(mine, 1);
    }

    private void discardTheConfirmationOf(String tenant) {
        refuse("tenant = '%s' and version = 1".formatted(tenant));
        confirm(tenant);
        awaitLetters(tenant, 1);
        ship(tenant);
        awaitLetters(tenant, 2);
        assertThat(send("*", "DELETE", LETTERS + "/" + position(tenant, 1), "").status())
                .isEqualTo(204);
        awaitListed(tenant, "SHIPPED");
    }

    /** The rows of this order that are so. */
    private void refuse(String rows) {
        as(TenantContext.PLATFORM, """
                alter table read_model.order_list drop constraint if exists no_toads,
                    add constraint no_toads check (order_id <> '%s' or not (%s)) not valid
                """.formatted(order, rows));
    }

    private void confirm(String tenant) {
        command(tenant, "/confirm", "");
    }

    private void ship(String tenant) {
        command(tenant, "/ship", "{\"carrier\": \"DHL\", \"trackingNumber\": \"1\"}");
    }

    private void command(String tenant, String path, String body) {
        assertThat(send(tenant, "POST", "/api/orders/" + order + path, body).status())
                .isEqualTo(200);
    }

    private void awaitListed(String tenant, String status) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(listed(tenant)).isEqualTo(status));
    }

    private String listed(String tenant) {
        return get(tenant, "/api/orders").json().at("/items/0/status").stringValue();
    }

    private void awaitLetters(String tenant, int letters) {
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
    private List<JsonNode> letters() {
        return get("*", LETTERS)
                .json()
                .get("items")
                .valueStream()
                .filter(letter -> letter.get("aggregateId").stringValue().equals(order))
                .toList();
    }

    private long position(String tenant, int version) {
        return TenantContext.call(
                tenant,
                () -> sql.sql("select position from event_store.events where aggregate_id = ? and sequence_number = ?")
                        .params(order, version)
                        .query(Long.class)
                        .single());
    }

    private List<Long> stepped(String tenant) {
        return TenantContext.call(
                tenant,
                () -> sql.sql("select version from read_model_stepping.order_list where order_id = ?::uuid")
                        .param(order)
                        .query(Long.class)
                        .list());
    }

    private long replays() {
        return sql.sql("select count(*) from read_model.replays"
                        + " where processor = 'order-list' and finished_at is not null and failure is null")
                .query(Long.class)
                .single();
    }

    private int as(String tenant, String statement) {
        return TenantContext.call(tenant, () -> sql.sql(statement).update());
    }
}
