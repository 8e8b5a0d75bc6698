package dev.orderflow.platform.eventstore.snapshot;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.orderflow.domain.OrderState;
import java.math.BigDecimal;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The states that are kept: one an order, as JSON, under the revision of the fold that made it. */
final class SnapshotStore {

    /**
     * Of {@link OrderState}: what it is made of, which events there are, and how they change it. To count this up is all that a
     * change of these asks for, because a snapshot of another revision is not looked at. Without it a node of an older version
     * would be handed a state in which events are folded that it does not know.
     */
    static final String REVISION = "1";

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);

    private static final JsonMapper JSON = JsonMapper.builder()
            // A sum keeps its decimals.
            .withConfigOverride(
                    BigDecimal.class, sum -> sum.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            // Better none than one that tells half.
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final JdbcClient sql;
    private final Executor executor;

    SnapshotStore(JdbcClient sql, Executor executor) {
        this.sql = sql;
        this.executor = executor;
    }

    /**
     * Keeps a state, some time later, in the executor's thread. If that is busy, or the database refuses, nothing is kept: the
     * order's next command tries again.
     */
    void keep(OrderState state) {
        try {
            executor.execute(() -> write(state));
        } catch (RejectedExecutionException e) {
            LOG.debug("No time for a snapshot of order {}", state.orderId());
        }
    }

    /** An older state may replace a newer one that another node has just written; that costs a longer tail, once. */
    private void write(OrderState state) {
        try {
            sql.sql("""
                            insert into event_store.snapshots (aggregate_id, revision, sequence_number, state)
                            values (?, ?, ?, ?::jsonb)
                            on conflict (aggregate_id, revision) do update
                            set sequence_number = excluded.sequence_number, state = excluded.state, taken_at = excluded.taken_at
                            """)
                    .param(state.orderId().toString())
                    .param(REVISION)
                    .param(state.version())
                    .param(json(state))
                    .update();
        } catch (DataAccessException e) {
            LOG.warn("No snapshot of order {} for now: {}", state.orderId(), e.getMessage());
        }
    }

    static String json(OrderState state) {
        return JSON.writeValueAsString(state);
    }

    /**
     * A state that was kept, of an order at a version.
     *
     * @throws IllegalArgumentException if it can't be read, or is another order's, or of another version
     */
    static OrderState read(byte[] json, String orderId, long version) {
        OrderState state = parsed(json);
        if (state == null || !state.orderId().toString().equals(orderId) || state.version() != version) {
            throw new IllegalArgumentException("It is not of version " + version + " of this order");
        }
        return state;
    }

    /** Null for JSON's {@code null}. */
    private static @Nullable OrderState parsed(byte[] json) {
        try {
            return JSON.readValue(json, OrderState.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
