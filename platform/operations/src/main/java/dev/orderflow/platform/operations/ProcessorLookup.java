package dev.orderflow.platform.operations;

import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.problem.WrongNode;
import java.util.List;

/** Finds processors by the names that clients send. */
final class ProcessorLookup {

    private final ProcessorStatuses statuses;
    private final NodeRole role;

    ProcessorLookup(ProcessorStatuses statuses, NodeRole role) {
        this.statuses = statuses;
        this.role = role;
    }

    /**
     * Those of read models, or all.
     *
     * @throws Problem if they are those of read models and this node has none: an empty list would say that all have caught up
     */
    List<ProcessorItem> all(boolean withSideEffects) {
        if (!withSideEffects && !role.hasReadModels()) {
            throw WrongNode.ask(NodeRole.READ);
        }
        return statuses.all().stream()
                .filter(status -> withSideEffects || hasReadModel(status.name()))
                .map(ProcessorItem::of)
                .toList();
    }

    ProcessorItem find(String name) {
        return statuses.find(name).map(ProcessorItem::of).orElseThrow(() -> missing(name));
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
        return new Problem(ProblemType.NOT_FOUND, "There is no processor of this name.");
    }
}
