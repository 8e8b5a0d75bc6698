package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.orderflow.platform.eventstore.StoredEvent;
import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.tenancy.TenantContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

class SeparateTenantsTest {

    private final List<String> done = new ArrayList<>();
    private final TenantTables tables = mock();
    private final Tenants tenants = new SeparateTenants(new Statements(), tables);

    /** Two batches with the same new tenants would wait for each other otherwise, one for a lock that the other's work holds. */
    @Test
    void allTenantsAreAddedInOneOrderBeforeAnyWork() {
        tenants.separately(
                List.of("other 1", "acme 1", "other 2"),
                item -> MetaData.with(Tenants.KEY, item.substring(0, item.indexOf(' '))),
                own -> done.add("work " + own));

        assertThat(done)
                .containsExactly(
                        "add [[acme, other]]",
                        "enter [acme]",
                        "work [acme 1]",
                        "enter [other]",
                        "work [other 1, other 2]",
                        "enter [*]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"tenant": "beta"}            | beta
                    {"tenant": 7}                 | 7
                    {"tenant": null}              | acme
                    {"actor": "clerk"}            | acme
                    "none"                        | acme
                    {"tenant": "beta", "x": DEEP} | beta
                    """)
    void anEventIsSeenByTheTenantThatTheDatabaseReadsInItsMetadata(String metadata, String tenant) {
        StoredEvent event = new StoredEvent(
                1,
                "event-1",
                "Order",
                "order-1",
                0,
                "OrderPlaced",
                "1",
                Instant.EPOCH,
                "{}",
                metadata.replace("DEEP", "[".repeat(501) + "]".repeat(501)));

        when(tables.initial()).thenReturn("acme");
        for (String caller : List.of("acme", "beta", "7")) {
            assertThat(TenantContext.<Boolean>call(caller, () -> tenants.mayBeSeen(event)))
                    .as(caller)
                    .isEqualTo(caller.equals(tenant));
        }
    }

    private final class Statements extends JdbcTemplate {

        @Override
        public int update(String sql, @Nullable Object @Nullable ... arguments) {
            done.add("add " + Arrays.deepToString(arguments));
            return 0;
        }

        @Override
        public void query(String sql, RowCallbackHandler rows, @Nullable Object @Nullable ... arguments) {
            done.add("enter " + Arrays.deepToString(arguments));
        }
    }
}
