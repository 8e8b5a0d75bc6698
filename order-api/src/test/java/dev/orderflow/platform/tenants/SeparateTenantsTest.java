package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

class SeparateTenantsTest {

    private final List<String> done = new ArrayList<>();
    private final Tenants tenants = new SeparateTenants(
            new Statements(),
            new TenantTables(
                    new Database("jdbc:postgresql://nowhere/orders", "nobody", "none").details(),
                    new TenantsProperties(true, "tenant", "acme", List.of()),
                    List.of()));

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
