package dev.orderflow.platform.projections;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessageHandler;

/**
 * An event handler that does something, such as to schedule a command. A bean of this type gets an event processor with the name of
 * its {@link ProcessingGroup}. The processor has a token, segments, a lag and an operator's pause, as those of read models have. It has
 * no read model, so it can't be replayed, and no replay of a read model calls it.
 *
 * <p>What the handler writes by the application's data source commits with the token, so it is written once. It is given every event
 * again only if somebody puts its token back. An exception fails the whole batch, which is then tried again: there are no dead letters.
 * So an event that can never be handled stops the processor, and health, meters and alerts name it as stalled until the code is corrected.
 * The payload is deserialized when it is asked for, so a handler that never asks can't fail because of it.
 */
public interface SideEffectHandler extends EventMessageHandler {

    /** The name of its event processor. */
    default String name() {
        return ProcessingGroups.nameOf(getClass());
    }

    /**
     * Whether it may be given events again that it has handled. If so, its processor begins with the first event again when the log has
     * gone back. If not, the processor stands still then, and a person decides.
     */
    default boolean mayRepeat() {
        return false;
    }

    /**
     * Whether it works for the tenant of each event, by {@link dev.orderflow.platform.eventstore.Tenants}, whose {@code separately} takes what
     * {@link EventBatch} has collected. Where tenants are on, a handler that does not say so ends the start.
     */
    default boolean tellsTenantsApart() {
        return false;
    }

    /** Whether several nodes may share its events. If not, its processor has one segment for ever, and gets all of the log in one sequence. */
    default boolean mayBeSplit() {
        return true;
    }
}
