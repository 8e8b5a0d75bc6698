package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.tenancy.TenantContext;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.common.lock.LockFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AggregateLocksTest {

    private final LockFactory locks = new MessagingAutoConfiguration()
            .aggregateLocks(new Binder(new MapConfigurationPropertySource(
                            Map.of("orderflow.event-store.command.lock-timeout", "100ms")))
                    .bindOrCreate("orderflow.event-store", EventStoreProperties.class));

    private final Lock acme = TenantContext.call("acme", () -> locks.obtainLock("order-1"));
    private final Lock nobody = locks.obtainLock("order-1");

    @AfterEach
    void release() {
        acme.release();
        nobody.release();
    }

    @Test
    void commandsForAnAggregateWaitForEachOther() {
        assertWaits("acme");
        assertWaits(null);
    }

    @Test
    void anAggregateOfTheSameIdOfAnotherTenantIsNotWaitedFor() {
        assertThat(obtain("other").join()).isTrue();
    }

    /** As a deadline's, where there are no tenants. */
    @Test
    void aCommandOfThePlatformWaitsForThoseOfNoTenant() {
        assertWaits(TenantContext.PLATFORM);
    }

    private void assertWaits(@Nullable String tenant) {
        assertThatThrownBy(() -> obtain(tenant).join()).hasCauseInstanceOf(LockAcquisitionFailedException.class);
    }

    /** By another thread. */
    private CompletableFuture<Boolean> obtain(@Nullable String tenant) {
        return CompletableFuture.supplyAsync(() -> TenantContext.call(tenant, () -> {
            Lock lock = locks.obtainLock("order-1");
            lock.release();
            return true;
        }));
    }
}
