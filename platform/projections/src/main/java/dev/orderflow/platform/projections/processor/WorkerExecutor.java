package dev.orderflow.platform.projections.processor;

import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.axonframework.common.AxonThreadFactory;

/** The threads that handle batches. What a coordinator calls for begins when {@link CoordinatorExecutor} lets it. */
final class WorkerExecutor extends ScheduledThreadPoolExecutor {

    WorkerExecutor(String name, int threads) {
        super(threads, new AxonThreadFactory(name));
    }

    @Override
    public Future<?> submit(Runnable batch) {
        RunnableFuture<?> work = new FutureTask<>(batch, null);
        CoordinatorExecutor.atTheEndOfCoordination(() -> execute(work));
        return work;
    }
}
