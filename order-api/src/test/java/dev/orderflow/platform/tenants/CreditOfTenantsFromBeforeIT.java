package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A log that had customers before it had tenants. */
class CreditOfTenantsFromBeforeIT extends SwitchingOnFixture {

    @Test
    void theOrdersThatAreThereAreNotedForTheInitialTenant() {
        migrateWithoutTenants();
        migrate("credit");
        append("order-1", "{}");
        switchOn("acme", "credit.known_orders");
        migrate("credit_of_tenants");

        append("order-2", "{\"tenant\": \"other\"}");

        assertThat(noted("acme", "order-1")).isEqualTo(1);
        assertThat(noted("acme", "order-2")).isZero();
        assertThat(noted("other", "order-1")).isZero();
        assertThat(noted("other", "order-2")).isEqualTo(1);
        assertThat(as("*", "select count(*) from event_store.boundary_faults()"))
                .isZero();
    }

    @Test
    void aPositionThatTheLogGivesAgainAfterARestoreIsNotedAnew() {
        migrateWithoutTenants();
        migrate("credit");
        switchOn("acme", "credit.known_orders");
        migrate("credit_of_tenants");
        as("acme", "insert into credit_of_tenants.placed_orders values ('customer-7', 1, 'lost') returning 1");

        append("order-1", "{\"tenant\": \"acme\"}");

        assertThat(noted("acme", "order-1")).isEqualTo(1);
        assertThat(noted("acme", "lost")).isZero();
    }

    private long noted(String tenant, String orderId) {
        return as(
                tenant,
                "select count(*) from credit_of_tenants.placed_orders where customer_id = 'customer-7' and order_id = '%s'"
                        .formatted(orderId));
    }

    private void append(String orderId, String metadata) {
        as("*", """
                insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number, type, revision,
                    timestamp, payload, metadata)
                values (gen_random_uuid(), 'Order', '%s', 0, 'OrderPlaced', '1', now(), '{"customerId": "customer-7"}', '%s')
                returning position
                """.formatted(orderId, metadata));
    }
}
