package dev.orderflow.platform.projections.processor;

import dev.orderflow.platform.projections.Projection;
import dev.orderflow.platform.projections.SideEffectHandler;
import dev.orderflow.platform.role.NodeRole;
import java.util.List;

/**
 * The event handlers that have a processor on this node. Side effects belong to nodes that take commands: on read nodes they would happen
 * once more for each copy of the log.
 *
 * @param names of the processors of this node
 * @param everywhere the names of the processors on all nodes
 */
record LocalHandlers(
        List<Projection<?, ?>> projections,
        List<SideEffectHandler> sideEffects,
        ProcessorNames names,
        ProcessorNames everywhere) {

    static LocalHandlers of(NodeRole role, List<Projection<?, ?>> projections, List<SideEffectHandler> sideEffects) {
        List<Projection<?, ?>> localProjections = role.hasReadModels() ? projections : List.of();
        List<SideEffectHandler> localSideEffects = role.takesCommands() ? sideEffects : List.of();
        return new LocalHandlers(
                localProjections,
                localSideEffects,
                ProcessorNames.of(localProjections, localSideEffects),
                ProcessorNames.of(projections, sideEffects));
    }
}
