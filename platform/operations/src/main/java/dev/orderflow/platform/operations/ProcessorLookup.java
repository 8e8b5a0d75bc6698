package dev.orderflow.platform.operations;

import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.util.List;

/** Finds processors by the names that clients send. */
final class ProcessorLookup {

    private final ProcessorStatuses statuses;

    ProcessorLookup(ProcessorStatuses statuses) {
        this.statuses = statuses;
    }

    List<ProcessorItem> all(boolean withSideEffects) {
        return statuses.all().stream()
                .filter(status -> withSideEffects || hasReadModel(status.name()))
                .map(ProcessorItem::of)
                .toList();
    }

    ProcessorItem find(String name) {
        return statuses.find(name).map(ProcessorItem::of).orElseThrow(ProcessorLookup::notFound);
    }

    /**
     * Returns the name.
     *
     * @throws Problem if there is no processor of this name
     */
    String check(String name) {
        if (!statuses.exists(name)) {
            throw notFound();
        }
        return name;
    }

    boolean hasReadModel(String name) {
        return statuses.hasReadModel(name);
    }

    private static Problem notFound() {
        return new Problem(ProblemType.NOT_FOUND, "There is no processor of this name.");
    }
}
