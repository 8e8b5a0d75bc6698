package dev.orderflow.platform.projections.processing;

import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.WakeUpRegistry;
import dev.orderflow.platform.projections.Generation;
import dev.orderflow.platform.projections.Node;
import dev.orderflow.platform.projections.Projection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the processors of this node do what the rows say. Each node looks when it is told to, and each second anyway, so what was
 * asked of any one is carried out by all that live, and by those that start later.
 */
@Component
class ProcessorReconciler implements SmartLifecycle {

    private static final long PERIOD_MILLIS = 1_000;

    /** A batch that is under way may end. Whatever takes longer is rolled back, and done by another node. */
    private static final long LAST_BATCH_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorReconciler.class);

    private final Node node;
    private final NodeRegistry cluster;
    private final SegmentAssignment shares;
    private final List<Projection<?, ?>> readModels;
    private final CutOver swaps;
    private final Executor finisher;
    private final Configuration axon;

    /** The processors of this node that were stopped, until they have. */
    private final Map<String, CompletableFuture<Void>> stopping = new HashMap<>();

    private CompletableFuture<Void> finished = CompletableFuture.completedFuture(null);
    private final AtomicBoolean isAboutToLook = new AtomicBoolean();
    private volatile @Nullable ScheduledExecutorService thread;
    private boolean isFailing;

    ProcessorReconciler(
            Node node,
            NodeRegistry cluster,
            SegmentAssignment shares,
            List<Projection<?, ?>> readModels,
            CutOver swaps,
            @Qualifier("replayWorkers") Executor finisher,
            Configuration axon,
            WakeUpRegistry wakeUps) {
        this.node = node;
        this.cluster = cluster;
        this.shares = shares;
        this.readModels = readModels;
        this.swaps = swaps;
        this.finisher = finisher;
        this.axon = axon;
        wakeUps.on(NotificationChannel.PROCESSORS, this::lookSoon);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a look catches all that it can meet
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("steering-"));
        thread.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The others are told first, so that they take over what is given up here. */
    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        thread.shutdownNow();
        thread = null;
        try {
            leave();
            names().forEach(name -> steer(name, false));
            CompletableFuture.allOf(stopping.values().toArray(new CompletableFuture<?>[0]))
                    .orTimeout(LAST_BATCH_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (RuntimeException e) {
            LOG.warn("Not all claims could be given up; the other nodes will wait until they are too old", e);
        }
    }

    private void leave() {
        try {
            cluster.leave(node.name());
        } catch (RuntimeException e) {
            LOG.debug("The other nodes will miss this one by themselves", e);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Returns at once. What is asked for during a look is seen by the next. */
    private void lookSoon() {
        ScheduledExecutorService current = thread;
        if (current != null && isAboutToLook.compareAndSet(false, true)) {
            current.execute(this::look);
        }
    }

    private synchronized void look() {
        isAboutToLook.set(false);
        if (thread == null) {
            return;
        }
        try {
            cluster.beat(node.name());
            Set<String> replayed = cluster.replayed();
            Set<String> wanted = wanted(replayed);
            SortedMap<String, Integer> segments = cluster.segments();
            segments.keySet().retainAll(wanted);
            shares.deal(node.name(), cluster.nodes(), segments);
            names().forEach(name -> steer(name, wanted.contains(name)));
            cluster.vacant().stream()
                    .filter(vacant -> wanted.contains(vacant.processor()))
                    .forEach(vacant -> processor(vacant.processor()).unbar(vacant.segment()));
            replayed.removeIf(readModel -> !wanted.contains(readModel));
            finish(replayed);
            isFailing = false;
        } catch (RuntimeException | Error e) { // a schedule ends with the first that gets through
            if (!isFailing) {
                LOG.warn("The processors can't be steered, which is tried again each second", e);
            }
            isFailing = true;
        }
    }

    private Set<String> wanted(Set<String> replayed) {
        Set<String> paused = cluster.paused();
        Set<String> wanted = new HashSet<>();
        for (Projection<?, ?> readModel : readModels) {
            String name = readModel.name();
            if (!paused.contains(name)) {
                wanted.add(Generation.live(name).processor());
                if (replayed.contains(name)) {
                    wanted.add(Generation.rebuild(name).processor());
                }
            }
        }
        return wanted;
    }

    private void steer(String name, boolean isWanted) {
        ManagedProcessor processor = processor(name);
        if (processor.isRunning() && !isWanted) {
            stopping.put(name, processor.shutdownAsync());
        } else if (!processor.isRunning() && isWanted && stopped(name).isDone()) {
            processor.start();
        }
    }

    /** In another thread, because a comparison takes longer than this node may keep silent. */
    private void finish(Set<String> replayed) {
        if (finished.isDone()) {
            finished = CompletableFuture.runAsync(() -> replayed.forEach(swaps::tryTo), finisher);
        }
    }

    private CompletableFuture<Void> stopped(String name) {
        return stopping.getOrDefault(name, CompletableFuture.completedFuture(null));
    }

    private ManagedProcessor processor(String name) {
        return axon.eventProcessingConfiguration()
                .eventProcessor(name, ManagedProcessor.class)
                .orElseThrow();
    }

    private Stream<String> names() {
        return readModels.stream()
                .map(Projection::name)
                .flatMap(name -> Stream.of(Generation.live(name), Generation.rebuild(name)))
                .map(Generation::processor);
    }
}
