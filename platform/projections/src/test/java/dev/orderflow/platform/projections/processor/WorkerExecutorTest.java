package dev.orderflow.platform.projections.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerExecutorTest {

    private final CoordinatorExecutor coordinators = new CoordinatorExecutor();
    private final WorkerExecutor workers = new WorkerExecutor("worker", 1);
    private final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        coordinators.shutdownNow();
        workers.shutdownNow();
    }

    @Test
    void aWorkerBeginsWhenItsCoordinatorHasHandedOutAllEvents() {
        coordinate(() -> {
            submit("batch");
            workers.execute(() -> done.add("what was there meanwhile"));
        });

        Awaitility.await().until(() -> done.size() == 2);
        assertThat(done).containsExactly("what was there meanwhile", "batch");
    }

    @Test
    void aCoordinatorThatFailsHoldsUpNoWorker() {
        coordinate(() -> {
            submit("batch");
            throw new IllegalStateException("no more events");
        });

        Awaitility.await().until(() -> done.contains("batch"));
    }

    @Test
    void elsewhereItBeginsAtOnce() {
        submit("batch");

        Awaitility.await().until(() -> done.contains("batch"));
    }

    private void submit(String batch) {
        Future<?> submitted = workers.submit(() -> {
            done.add(batch);
        });
        assertThat(submitted).isNotCancelled();
    }

    /** As Axon does it. Returns when the coordinator has ended. */
    private void coordinate(Runnable coordinator) {
        Future<?> end = coordinators.submit(coordinator);
        Awaitility.await().until(end::isDone);
    }
}
