package dev.orderflow.platform.projections;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Counts the events that a projection skips because this version does not know their type, in the transaction that moves the
 * token. Then a replay is due after the upgrade. See docs/decisions/0014-unknown-events-are-refused-or-counted.md.
 */
public class SkippedEvents {

    private record Skipped(String processor, SerializedType type, long position) {}

    private static final String RESOURCE = SkippedEvents.class.getName();

    private static final String SAVE = """
            insert into read_model.skipped_events (processor, type, revision, events, first_position, last_position)
            select processor, type, revision, count(*), min(position), max(position)
            from unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) as skipped (processor, type, revision, position)
            group by processor, type, revision
            """;

    private final JdbcTemplate jdbc;

    SkippedEvents(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** To be called by an event handler. */
    public void add(String processor, UnknownSerializedType event, TrackingToken position) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        List<Skipped> collected = batch.getOrComputeResource(RESOURCE, key -> {
            List<Skipped> all = new ArrayList<>();
            batch.onPrepareCommit(work -> save(all));
            return all;
        });
        collected.add(new Skipped(
                processor, event.serializedType(), position.position().orElseThrow()));
    }

    /** Whether the processor has skipped an event since its read model was last built, in the current batch or before. */
    public boolean any(String processor) {
        return CurrentUnitOfWork.map(batch -> batch.root().getResource(RESOURCE) != null)
                        .orElse(false)
                || Boolean.TRUE.equals(jdbc.queryForObject(
                        "select exists (select from read_model.skipped_events where processor = ?)",
                        Boolean.class,
                        processor));
    }

    private void save(List<Skipped> skipped) {
        Columns.of(skipped)
                .add(Skipped::processor)
                .add(one -> one.type().getName())
                .add(one -> one.type().getRevision())
                .add(Skipped::position)
                .update(jdbc, SAVE);
    }
}
