package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.tenancy.TenantContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Conditional appends: a command decides over the events of several aggregates, and its event is appended only if nothing that matters has
 * come since. What matters to a rule is its <em>boundary</em>, a name that the application chooses. A trigger of the application says which
 * events may only be appended within a boundary, and from when on. See docs/decisions/0046-an-invariant-over-several-streams.md.
 */
public final class ConsistencyBoundaries {

    private static final String RESOURCE = ConsistencyBoundaries.class.getName();

    /** Some megabytes. What is forgotten costs one more attempt. */
    private static final int MOST_REMEMBERED = 10_000;

    private final LockFactory locks;
    private final JdbcClient sql;

    private final Map<String, String> required = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });

    ConsistencyBoundaries(LockFactory locks, JdbcClient sql) {
        this.locks = locks;
        this.sql = sql;
    }

    /**
     * From here on, to the end of its transaction, the running command is alone in the boundary, on all nodes. It must read what it decides
     * on after this. Commands of one node wait for each other here, without a connection if they have none yet.
     *
     * @throws IllegalStateException outside of a command's transaction, or if that is in another boundary already: two commands that
     *     enter two of them could wait for each other
     */
    public void enter(String boundary) {
        if (!CurrentUnitOfWork.isStarted() || !TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("The boundary " + boundary + " can be entered by a command only");
        }
        UnitOfWork<?> command = CurrentUnitOfWork.get().root();
        Object entered = command.getResource(RESOURCE);
        if (entered == null) {
            Lock lock = locks.obtainLock(boundary);
            command.onCleanup(ended -> lock.release());
            sql.sql("select event_store.enter_boundary(?)").param(boundary).query(row -> {});
            command.resources().put(RESOURCE, boundary);
        } else if (!entered.equals(boundary)) {
            throw new IllegalStateException("A command can't be in the boundaries " + entered + " and " + boundary);
        }
    }

    /**
     * The boundary that this aggregate's last refused event belongs into, or the boundary of this name itself if any event has been refused
     * for it. Null if nothing is known: then the event can be appended without, and the database checks that.
     */
    public @Nullable String requiredFor(String aggregateIdOrBoundary) {
        return required.get(TenantContext.qualify(aggregateIdOrBoundary));
    }

    /** Another tenant's aggregate of the same identifier may belong into another boundary. */
    void remember(String aggregateId, String boundary) {
        required.put(TenantContext.qualify(aggregateId), boundary);
        required.put(TenantContext.qualify(boundary), boundary);
    }
}
