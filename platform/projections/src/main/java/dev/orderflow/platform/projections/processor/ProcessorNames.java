package dev.orderflow.platform.projections.processor;

import dev.orderflow.platform.projections.Generation;
import dev.orderflow.platform.projections.Projection;
import dev.orderflow.platform.projections.SideEffectHandler;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of processors that operators see.
 *
 * @param readModels each of them has a second processor, for its replays
 * @param sideEffects the processors without a read model
 * @param repeatable those of them that may begin again
 */
record ProcessorNames(List<String> readModels, List<String> sideEffects, List<String> repeatable) {

    static ProcessorNames of(List<Projection<?, ?>> projections, List<SideEffectHandler> sideEffects) {
        return new ProcessorNames(
                projections.stream().map(Projection::name).toList(),
                sideEffects.stream().map(SideEffectHandler::name).toList(),
                sideEffects.stream()
                        .filter(SideEffectHandler::mayRepeat)
                        .map(SideEffectHandler::name)
                        .toList());
    }

    /** Without those of replays. */
    List<String> live() {
        return Stream.concat(readModels.stream(), sideEffects.stream()).toList();
    }

    /** Also for the one of a replay. */
    boolean isOfReadModel(String processor) {
        return !sideEffects.contains(processor);
    }

    Stream<String> withReplays() {
        return Stream.concat(
                live().stream(),
                readModels.stream().map(name -> Generation.rebuild(name).processor()));
    }
}
