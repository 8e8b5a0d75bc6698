package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Rules over several streams, in triggers of the log. */
class RulesOfTenantsIT extends SwitchingOnFixture {

    @BeforeEach
    void thereAreNoTenants() {
        migrateWithoutTenants();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a_rule", "zz_rule"})
    void aRuleThatWouldNotSeeTheEventsOfItsTenantEndsTheStart(String name) {
        sql.sql("create function a_rule() returns trigger language plpgsql as 'begin return new; end'")
                .update();
        sql.sql("create trigger %s before insert on event_store.events for each row execute function a_rule()"
                        .formatted(name))
                .update();

        assertThatThrownBy(() -> switchOn("acme")).hasMessageContaining("the tenant of an event: " + name);
    }

    @Test
    void twoTenantsAreInTheirBoundariesOfOneNameAtOnce() {
        switchOn("acme");
        SingleConnectionDataSource session =
                new SingleConnectionDataSource(database.url(), database.username(), database.password(), true);
        try {
            session.setAutoCommit(false);
            JdbcTemplate acme = new JdbcTemplate(session);
            acme.execute("set orderflow.tenant = 'acme'");
            acme.execute("select event_store.enter_boundary('credit-limit/customer-1')");

            assertThatThrownBy(() -> isWithin("acme")).rootCause().hasMessageContaining("within the boundary");
            assertThat(isWithin("other")).isZero();
        } finally {
            session.destroy();
        }
    }

    private long isWithin(String tenant) {
        return as(tenant, "select event_store.is_within('credit-limit/customer-1')::integer");
    }
}
