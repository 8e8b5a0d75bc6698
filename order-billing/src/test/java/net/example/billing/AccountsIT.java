package net.example.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders and customers of two tenants may have the same names. Events come by hand here, without a broker. */
class AccountsIT {

    private static final String ORDER = UUID.randomUUID().toString();

    private final Database database = TestPostgres.newDatabase();
    private ConfigurableApplicationContext billing = start("latest");

    @AfterEach
    void stop() {
        billing.close();
    }

    @Test
    void aCustomerIsChargedForTheOrdersOfItsTenant() {
        handle(placed("acme", "10.00"), placed("other", "7.00"), placed(null, "3.00"));

        handle(shipped("acme", 1), shipped(null, 1));

        assertThat(charged()).isEqualTo(Map.of("acme", new BigDecimal("10.00"), "", new BigDecimal("3.00")));
        handle(shipped("other", 1));
        assertThat(charged()).hasSize(3).containsEntry("other", new BigDecimal("7.00"));
    }

    /** In the dead-letter topic is what the other tenant's order lacks. */
    @Test
    void anEventThatIsMissingHoldsUpTheOrderOfItsTenantAlone() {
        handle(placed("acme", "10.00"), placed("other", "7.00"));

        assertThatThrownBy(() -> handle(shipped("acme", 2))).isInstanceOf(UnusableRecord.class);
        handle(shipped("other", 1));

        assertThat(charged()).isEqualTo(Map.of("other", new BigDecimal("7.00")));
    }

    /** PostgreSQL compresses a text in an index, and refuses one that is too long even then. */
    @Test
    void aCustomerWhomNoIndexCanHoldMakesTheRecordUnusable() {
        String customer =
                Stream.generate(UUID::randomUUID).limit(200).map(UUID::toString).collect(joining());
        handle(placed(null, customer, "10.00"));

        assertThatThrownBy(() -> handle(shipped(null, 1)))
                .satisfies(
                        failure -> assertThat(FailedRecords.isUnusable(failure)).isTrue());
    }

    @Test
    void whatWasThereBeforeThereWereTenantsHasNone() {
        billing.close();
        Database old = TestPostgres.newDatabase();
        start(old, "1").close();
        JdbcClient.create(old.dataSource())
                .sql("insert into billing.orders values (?::uuid, 0, 'customer-7', 5.00, 'EUR')")
                .param(ORDER)
                .update();

        billing = start(old, "latest");
        handle(shipped(null, 1));

        assertThat(charged()).isEqualTo(Map.of("", new BigDecimal("5.00")));
    }

    /** As docs/kafka.md says. */
    @Test
    void anOrderFromBeforeThereWereTenantsGoesOnAsTheInitialOnes() {
        handle(placed(null, "10.00"));
        billing.close();

        for (String table : List.of("billing.orders", "billing.accounts")) {
            JdbcClient.create(database.dataSource())
                    .sql("update %s set tenant = 'acme' where tenant = ''".formatted(table))
                    .update();
        }
        billing = start(database, "latest", "--billing.initial-tenant=acme");
        handle(lineAdded(null, 1, "12.00"));
        handle(shipped("acme", 2));

        assertThat(charged()).isEqualTo(Map.of("acme", new BigDecimal("12.00")));
    }

    private ConfigurableApplicationContext start(String version) {
        return start(database, version);
    }

    private static ConfigurableApplicationContext start(Database database, String version, String... settings) {
        return SpringApplication.run(
                BillingApplication.class,
                Stream.concat(
                                Stream.of(settings),
                                Stream.of(
                                        "--spring.datasource.url=" + database.url(),
                                        "--spring.datasource.username=" + database.username(),
                                        "--spring.datasource.password=" + database.password(),
                                        "--spring.flyway.target=" + version,
                                        "--spring.kafka.listener.auto-startup=false"))
                        .toArray(String[]::new));
    }

    private void handle(CloudEvent... events) {
        Stream.of(events).forEach(billing.getBean(Accounts.class)::handle);
    }

    private Map<String, BigDecimal> charged() {
        return billing
                .getBean(JdbcClient.class)
                .sql("select tenant, charged from billing.accounts where customer_id = 'customer-7'")
                .query((row, number) -> Map.entry(row.getString("tenant"), row.getBigDecimal("charged")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static CloudEvent placed(@Nullable String tenant, String amount) {
        return placed(tenant, "customer-7", amount);
    }

    private static CloudEvent placed(@Nullable String tenant, String customer, String amount) {
        return event(tenant, "placed", """
                {"orderId": "%s", "version": 0, "customerId": "%s", "total": {"amount": "%s", "currency": "EUR"}}
                """.formatted(ORDER, customer, amount));
    }

    private static CloudEvent lineAdded(@Nullable String tenant, long version, String amount) {
        return event(tenant, "line-added", """
                {"orderId": "%s", "version": %s, "total": {"amount": "%s", "currency": "EUR"}}
                """.formatted(ORDER, version, amount));
    }

    private static CloudEvent shipped(@Nullable String tenant, long version) {
        return event(tenant, "shipped", """
                {"orderId": "%s", "version": %s, "carrier": "Blue Van"}
                """.formatted(ORDER, version));
    }

    private static CloudEvent event(@Nullable String tenant, String type, String data) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(UUID.randomUUID().toString())
                .withSource(URI.create("urn:test"))
                .withType("dev.orderflow.order.%s.v1".formatted(type))
                .withData(data.getBytes(UTF_8));
        return (tenant == null ? event : event.withExtension("tenant", tenant)).build();
    }
}
