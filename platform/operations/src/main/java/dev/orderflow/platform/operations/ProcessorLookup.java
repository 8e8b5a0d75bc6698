package dev.orderflow.platform.operations;

import dev.orderflow.platform.projections.processor.ProcessorStatus;
import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import dev.orderflow.platform.projections.processor.StatusSource;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.problem.WrongNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds processors by the names that clients send. */
final class ProcessorLookup {

    private final ProcessorStatuses statuses;
    private final List<StatusSource> others;
    private final NodeRole role;

    /** @param others that can be seen, but not operated */
    ProcessorLookup(ProcessorStatuses statuses, List<StatusSource> others, NodeRole role) {
        this.statuses = statuses;
        this.others = others;
        this.role = role;
    }

    /**
     * Those of read models, or all.
     *
     * @throws Problem if they are those of read models and this node has none: an empty list would say that all have caught up
     */
    List<ProcessorItem> all(boolean withSideEffects) {
        if (withSideEffects) {
            return Stream.concat(statuses.all().stream(), others.stream().map(StatusSource::status))
                    .sorted(Comparator.comparing(ProcessorStatus::name))
                    .map(ProcessorItem::of)
                    .toList();
        }
        if (!role.hasReadModels()) {
            throw WrongNode.ask(NodeRole.READ);
        }
        return statuses.all().stream()
                .filter(status -> hasReadModel(status.name()))
                .map(ProcessorItem::of)
                .toList();
    }

    ProcessorItem find(String name) {
        return statuses.find(name)
                .or(() -> other(name).map(StatusSource::status))
                .map(ProcessorItem::of)
                .orElseThrow(() -> missing(name));
    }

    /**
     * Returns the name.
     *
     * @throws Problem if this node has no processor of this name
     */
    String check(String name) {
        if (!statuses.exists(name)) {
            throw missing(name);
        }
        return name;
    }

    boolean hasReadModel(String name) {
        return statuses.hasReadModel(name);
    }

    private Problem missing(String name) {
        if (statuses.runsElsewhere(name)) {
            return WrongNode.ask(role.takesCommands() ? NodeRole.READ : NodeRole.WRITE);
        }
        return new Problem(
                ProblemType.NOT_FOUND,
                other(name).isPresent()
                        ? name + " can be looked at, and not operated."
                        : "There is no processor of this name.");
    }

    private Optional<StatusSource> other(String name) {
        return others.stream().filter(other -> other.name().equals(name)).findFirst();
    }
}
