package dev.orderflow.platform.tenants;

import dev.orderflow.platform.eventstore.StoredEvent;
import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.eventstore.TopOfMetadata;
import dev.orderflow.platform.tenancy.TenantContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An event belongs to the tenant that its metadata names. One from before there were tenants belongs to the tenant of
 * {@code orderflow.tenants.initial}.
 */
final class SeparateTenants implements Tenants {

    /** The rest of the transaction works for this tenant, or until the next one. */
    private static final String ENTER = "select set_config('orderflow.tenant', ?, true)";

    private static final String ADD =
            "insert into tenants.tenants (tenant) select unnest(?::text[]) on conflict do nothing";

    private final JdbcTemplate jdbc;
    private final TenantTables tables;

    SeparateTenants(JdbcTemplate jdbc, TenantTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public boolean areThere() {
        return true;
    }

    @Override
    public String of(MetaData metaData) {
        return orInitial(metaData.get(KEY));
    }

    @Override
    public boolean mayBeSeen(StoredEvent event) {
        return orInitial(TopOfMetadata.of(event.metadata()).get(KEY)).equals(TenantContext.current());
    }

    @Override
    public <I> void separately(List<I> items, Function<I, MetaData> metaData, Consumer<List<I>> work) {
        // Sorted, and added before any work locks something: two transactions with the same new tenants would wait for
        // each other otherwise.
        Map<String, List<I>> byTenant = new TreeMap<>();
        for (I item : items) {
            byTenant.computeIfAbsent(of(metaData.apply(item)), key -> new ArrayList<>())
                    .add(item);
        }
        jdbc.update(ADD, (Object) byTenant.keySet().toArray(String[]::new));
        byTenant.forEach((tenant, own) -> {
            enter(tenant);
            work.accept(own);
        });
        enter(TenantContext.PLATFORM);
    }

    @Override
    public <T extends @Nullable Object> T within(String tenant, Supplier<T> work) {
        enter(tenant);
        T result = work.get();
        enter(TenantContext.PLATFORM);
        return result;
    }

    @Override
    public <T> List<T> forEach(Supplier<T> work) {
        List<T> results = new ArrayList<>();
        for (String tenant : jdbc.queryForList("select tenant from tenants.tenants order by tenant", String.class)) {
            enter(tenant);
            results.add(work.get());
        }
        enter(TenantContext.PLATFORM);
        return results;
    }

    private void enter(String tenant) {
        jdbc.query(ENTER, row -> {}, tenant);
    }

    /** Others may have written a number, which is a text for the database. */
    private String orInitial(@Nullable Object tenant) {
        return tenant == null ? tables.initial() : tenant.toString();
    }
}
