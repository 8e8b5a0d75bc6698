package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.database.TransactionUse;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Appends the events of a command when nothing but the commit is left to do. If the command has not used its transaction until then, the
 * append is a transaction of its own. See docs/decisions/0033-appends-in-groups.md.
 */
final class LastAppend implements TransactionSynchronization {

    private static final String RESOURCE = LastAppend.class.getName();

    private final JsonbEventStorageEngine engine;
    private final List<EventMessage<?>> events = new ArrayList<>();

    private LastAppend(JsonbEventStorageEngine engine) {
        this.engine = engine;
    }

    /** That of a command whose transaction may stay unused; null if its events are to be appended now, within the transaction. */
    static @Nullable LastAppend of(UnitOfWork<?> command, JsonbEventStorageEngine engine) {
        LastAppend append = command.getResource(RESOURCE);
        if (append == null && TransactionUse.isNone()) {
            append = new LastAppend(engine);
            command.resources().put(RESOURCE, append);
            TransactionSynchronizationManager.registerSynchronization(append);
        }
        return append;
    }

    void add(List<? extends EventMessage<?>> events) {
        this.events.addAll(events);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        if (TransactionUse.isNone() && isLast()) {
            engine.appendAndCommit(events);
        } else {
            engine.appendEvents(events);
        }
    }

    /** Whoever comes after it may still write, or fail. */
    private boolean isLast() {
        List<TransactionSynchronization> all = TransactionSynchronizationManager.getSynchronizations();
        return all.get(all.size() - 1) == this;
    }
}
