package dev.orderflow.platform.projections;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The projections that keep read models, and their folds for whoever mends what has gone wrong in one. */
public class ProjectionRegistry {

    private final Map<String, BatchFold<?>> folds = new ConcurrentHashMap<>();
    private final DeadLetterQueue letters;
    private final SkippedEvents skipped;

    ProjectionRegistry(DeadLetterQueue letters, SkippedEvents skipped) {
        this.letters = letters;
        this.skipped = skipped;
    }

    /** Event handlers that bring events into a build of the read model. */
    public Object of(Projection<?> readModel, Generation build) {
        return new ProjectionEventHandler(build.processor(), fold(readModel, build), skipped);
    }

    <R extends AggregateRow> BatchFold<R> fold(Projection<R> readModel, Generation build) {
        BatchFold<R> fold =
                new BatchFold<>(readModel.rows(build.schema()), readModel::evolve, letters.of(build.processor()));
        folds.put(build.processor(), fold);
        return fold;
    }

    Optional<BatchFold<?>> find(String processor) {
        return Optional.ofNullable(folds.get(processor));
    }
}
