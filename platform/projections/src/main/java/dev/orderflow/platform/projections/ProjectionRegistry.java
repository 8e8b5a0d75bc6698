package dev.orderflow.platform.projections;

import dev.orderflow.platform.eventstore.Tenants;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.springframework.jdbc.core.JdbcTemplate;

/** The folds of all read models, by processor. */
public class ProjectionRegistry {

    private final Map<String, BatchFold<?>> folds = new ConcurrentHashMap<>();
    private final JdbcTemplate jdbc;
    private final DeadLetterQueue deadLetters;
    private final SkippedEvents skipped;
    private final Tenants tenants;

    ProjectionRegistry(JdbcTemplate jdbc, DeadLetterQueue deadLetters, SkippedEvents skipped, Tenants tenants) {
        this.jdbc = jdbc;
        this.deadLetters = deadLetters;
        this.skipped = skipped;
        this.tenants = tenants;
    }

    /** The event handler that feeds one generation of a read model. */
    public EventHandlerInvoker of(Projection<?, ?> readModel, Generation generation) {
        return new ProjectionEventHandler(
                generation.processor(), readModel.eventType(), fold(readModel, generation), skipped);
    }

    <E, R extends AggregateRow> BatchFold<R> fold(Projection<E, R> readModel, Generation generation) {
        BatchFold<R> fold = new BatchFold<>(
                readModel.table().in(generation.schema(), jdbc),
                (row, event) -> readModel.apply(row, event.payload(readModel.eventType()), event),
                deadLetters.of(generation, readModel.eventType()),
                tenants);
        folds.put(generation.processor(), fold);
        return fold;
    }

    Optional<BatchFold<?>> find(String processor) {
        return Optional.ofNullable(folds.get(processor));
    }
}
