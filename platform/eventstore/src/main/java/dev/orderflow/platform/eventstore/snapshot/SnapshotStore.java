package dev.orderflow.platform.eventstore.snapshot;

import dev.orderflow.platform.json.DecimalsAsStrings;
import dev.orderflow.platform.tenancy.TenantContext;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The stored states: one for each aggregate and revision, as JSON. See docs/decisions/0015-snapshots.md. */
final class SnapshotStore<S> {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new DecimalsAsStrings())
            // No snapshot is better than one with a missing part.
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final SnapshotDefinition<?, S> definition;
    private final JdbcClient sql;
    private final Executor executor;

    SnapshotStore(SnapshotDefinition<?, S> definition, JdbcClient sql, Executor executor) {
        this.definition = definition;
        this.sql = sql;
        this.executor = executor;
    }

    /**
     * Stores a state some time later, in the executor's thread. If the executor is busy, or the database refuses, nothing is stored:
     * the aggregate's next command tries again.
     */
    void store(DomainEventMessage<S> state) {
        try {
            executor.execute(TenantContext.carry(() -> write(state)));
        } catch (RejectedExecutionException e) {
            LOG.debug("No time for a snapshot of {} {}", state.getType(), state.getAggregateIdentifier());
        }
    }

    /** An older state may replace a newer one that another node has just written. Then one command reads some more events. */
    private void write(DomainEventMessage<S> state) {
        try {
            sql.sql("""
                            insert into event_store.snapshots (aggregate_id, revision, sequence_number, event_id, state)
                            values (?, ?, ?, ?::uuid, ?::jsonb)
                            on conflict on constraint snapshots_pkey do update
                            set sequence_number = excluded.sequence_number, event_id = excluded.event_id,
                                state = excluded.state, taken_at = excluded.taken_at
                            """)
                    .param(state.getAggregateIdentifier())
                    .param(definition.revision())
                    .param(state.getSequenceNumber())
                    .param(state.getIdentifier())
                    .param(json(state.getPayload()))
                    .update();
        } catch (DataAccessException e) {
            LOG.warn(
                    "No snapshot of {} {} for now: {}",
                    state.getType(),
                    state.getAggregateIdentifier(),
                    e.getMessage());
        }
    }

    String json(S state) {
        return JSON.writeValueAsString(state);
    }

    /**
     * The stored state of an aggregate after one of its events.
     *
     * @throws IllegalArgumentException if it can't be read, or belongs to another aggregate or another event
     */
    S read(byte[] json, String aggregateId, long sequenceNumber) {
        S state = parsed(json);
        // JSON's null is read as null, whatever the type.
        if (state == null || !definition.isStateOf(state, aggregateId, sequenceNumber)) {
            throw new IllegalArgumentException(
                    "it is not the state of " + aggregateId + " after event " + sequenceNumber);
        }
        return state;
    }

    private S parsed(byte[] json) {
        try {
            return JSON.readValue(json, definition.stateType());
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
