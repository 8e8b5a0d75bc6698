package dev.orderflow.platform.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** For an event handler that works on a batch as a whole: it only collects, and the work is done before the batch commits, with the token. */
public final class EventBatch {

    private EventBatch() {}

    /**
     * Adds an item to the batch that is being handled.
     *
     * @param resource names the handler among the resources of the batch
     * @param work is done once for each batch, in its transaction, on all items as they were added
     */
    public static <I> void collect(String resource, I item, BiConsumer<List<I>, UnitOfWork<?>> work) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        List<I> collected = batch.getOrComputeResource(resource, key -> {
            List<I> items = new ArrayList<>();
            batch.onPrepareCommit(commit -> work.accept(items, batch));
            return items;
        });
        collected.add(item);
    }
}
