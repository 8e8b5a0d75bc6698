package dev.orderflow.platform.operations;

import dev.orderflow.platform.projections.processor.ProcessorStatus;
import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import dev.orderflow.platform.projections.processor.StatusSource;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds processors by the names that clients send. */
final class ProcessorLookup {

    private final ProcessorStatuses statuses;
    private final List<StatusSource> others;

    /** @param others that can be seen, but not operated */
    ProcessorLookup(ProcessorStatuses statuses, List<StatusSource> others) {
        this.statuses = statuses;
        this.others = others;
    }

    List<ProcessorItem> all(boolean withSideEffects) {
        return statuses()
                .filter(status -> withSideEffects || hasReadModel(status.name()))
                .map(ProcessorItem::of)
                .toList();
    }

    ProcessorItem find(String name) {
        return statuses()
                .filter(status -> status.name().equals(name))
                .findFirst()
                .map(ProcessorItem::of)
                .orElseThrow(ProcessorLookup::notFound);
    }

    private Stream<ProcessorStatus> statuses() {
        return Stream.concat(statuses.all().stream(), others.stream().map(StatusSource::status))
                .sorted(Comparator.comparing(ProcessorStatus::name));
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
