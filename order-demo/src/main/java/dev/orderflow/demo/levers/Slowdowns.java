package dev.orderflow.demo.levers;

import dev.orderflow.platform.projections.Projection;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Makes the batches of live read models wait, so that a person can watch how they follow the log. The settings are in memory: they
 * hold for this node, until it stops.
 *
 * <p>A batch waits before its first event. It has not used the database by then, so it holds neither a connection nor a lock, only
 * its thread.
 */
class Slowdowns implements ConfigurerModule {

    private static final String WAITED = Slowdowns.class.getName();

    private final SortedMap<String, Integer> millis = new ConcurrentSkipListMap<>();
    private final SlowMotion slowMotion;

    Slowdowns(List<Projection<?, ?>> readModels, ScheduledExecutorService workers, SlowMotion slowMotion) {
        this.slowMotion = slowMotion;
        readModels.forEach(readModel -> millis.put(readModel.name(), 0));
        // Two threads for each read model, so that waiting batches do not block the others, also when a read model is
        // split.
        ((ScheduledThreadPoolExecutor) workers).setCorePoolSize(2 * readModels.size());
    }

    @Override
    public void configureModule(Configurer axon) {
        millis.keySet()
                .forEach(processor -> axon.eventProcessing()
                        .registerHandlerInterceptor(processor, configuration -> (event, chain) -> {
                            waitOnce(processor, event.root());
                            return chain.proceed();
                        }));
    }

    /** Axon calls an interceptor for each event; only the first one of a batch waits. */
    private void waitOnce(String processor, UnitOfWork<?> batch) throws InterruptedException {
        if (batch.resources().putIfAbsent(WAITED, true) == null) {
            TimeUnit.MILLISECONDS.sleep(waitOf(processor));
        }
    }

    private int waitOf(String processor) {
        return Math.max(slowMotion.millis(), millis.getOrDefault(processor, 0));
    }

    /** As they are now, whoever has asked for them. */
    SortedMap<String, Integer> all() {
        SortedMap<String, Integer> all = new TreeMap<>(millis);
        all.replaceAll((processor, own) -> waitOf(processor));
        return all;
    }

    /** @throws Problem if there is no such processor, or for a wait that is too long */
    void check(String processor, SlowdownRequest wait) {
        if (!millis.containsKey(processor)) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no processor of this name.");
        }
        wait.checkRange();
    }

    /** One that was checked. An operator's word ends the slow motion of others. */
    void set(String processor, SlowdownRequest wait) {
        millis.put(processor, wait.millis().intValue());
        slowMotion.end();
    }
}
