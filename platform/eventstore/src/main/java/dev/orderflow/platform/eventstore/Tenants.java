package dev.orderflow.platform.eventstore;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Whose the events are, for what reads them for all tenants at once: there the database can't tell the tenants apart, because it is asked by
 * the platform. Without tenants everything is everybody's.
 */
public interface Tenants {

    Tenants NONE = new Tenants() {};

    /** Names the tenant in the metadata of commands and events, and of what else has to remember it. */
    String KEY = "tenant";

    default boolean areThere() {
        return false;
    }

    /** The tenant to whom an event belongs, or null without tenants. */
    default @Nullable String of(MetaData metaData) {
        return null;
    }

    /** Whether the caller of the current thread may see an event that was read for all. */
    default boolean mayBeSeen(StoredEvent event) {
        return true;
    }

    /**
     * Does work in the running transaction for one tenant after the other, each with the items of its own, as they follow each other: what it reads and
     * writes is that tenant's alone.
     */
    default <I> void separately(List<I> items, Function<I, MetaData> metaData, Consumer<List<I>> work) {
        work.accept(items);
    }

    /** Does work in the running transaction, which is the platform's, for one tenant. Without tenants the name means nothing. */
    default <T extends @Nullable Object> T within(String tenant, Supplier<T> work) {
        return work.get();
    }

    /** Does the same work in the running transaction for each tenant that has rows. */
    default <T> List<T> forEach(Supplier<T> work) {
        return List.of(work.get());
    }
}
