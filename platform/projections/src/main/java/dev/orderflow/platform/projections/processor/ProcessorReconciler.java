package dev.orderflow.platform.projections.processor;

import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.WakeUpRegistry;
import dev.orderflow.platform.projections.Generation;
import dev.orderflow.platform.projections.ProjectionsProperties;
import dev.orderflow.platform.projections.SegmentId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes this node's processors do what the rows say. See docs/decisions/0021-pooled-processors.md. Each node reads the rows when it is
 * notified, and once in an interval anyway. So all nodes carry out what one of them was asked for, also those that start later.
 */
final class ProcessorReconciler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorReconciler.class);

    private final String node;
    private final NodeRegistry nodes;
    private final DesiredState desired;
    private final SegmentClaims claims;
    private final SegmentAssignment assignment;
    private final LocalHandlers handlers;
    private final TransactionTemplate transactions;
    private final Configuration axon;
    private final ProjectionsProperties properties;

    /** When a processor of this node has stopped, or will have stopped. */
    private final Map<String, CompletableFuture<Void>> stopping = new HashMap<>();

    private final AtomicBoolean isRequested = new AtomicBoolean();
    private volatile @Nullable ScheduledExecutorService thread;
    private boolean isFailing;

    /** What the rows say. */
    private record Rows(
            AliveNodes nodes, Set<String> wanted, SortedMap<String, Integer> segments, List<SegmentId> unowned) {}

    ProcessorReconciler(
            String node,
            NodeRegistry nodes,
            DesiredState desired,
            SegmentClaims claims,
            SegmentAssignment assignment,
            LocalHandlers handlers,
            TransactionTemplate transactions,
            Configuration axon,
            WakeUpRegistry wakeUps,
            ProjectionsProperties properties) {
        this.node = node;
        this.nodes = nodes;
        this.desired = desired;
        this.claims = claims;
        this.assignment = assignment;
        this.handlers = handlers;
        this.transactions = transactions;
        this.axon = axon;
        this.properties = properties;
        wakeUps.on(NotificationChannel.PROCESSORS, this::reconcileSoon);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // reconcile catches everything
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("reconciler-"));
        thread.scheduleWithFixedDelay(
                this::reconcile, 0, properties.reconcileInterval().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Leaves the registry first, so that the other nodes claim the segments as soon as they are released here. */
    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        thread.shutdownNow();
        thread = null;
        try {
            leave();
            handlers.names().withReplays().forEach(name -> startOrStop(name, false));
            CompletableFuture.allOf(stopping.values().toArray(new CompletableFuture<?>[0]))
                    .orTimeout(properties.shutdownTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (RuntimeException e) {
            LOG.warn("Not all segments could be released; other nodes take them over when the claims are too old", e);
        }
    }

    private void leave() {
        try {
            transactions.executeWithoutResult(transaction -> nodes.leave(node));
        } catch (RuntimeException e) {
            LOG.debug("This node could not sign off; the others will notice by its missing heartbeat", e);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Returns at once. A request that comes during a run is seen by the next run. */
    private void reconcileSoon() {
        ScheduledExecutorService current = thread;
        if (current != null && isRequested.compareAndSet(false, true)) {
            current.execute(this::reconcile);
        }
    }

    private synchronized void reconcile() {
        isRequested.set(false);
        if (thread == null) {
            return;
        }
        try {
            Rows rows = Objects.requireNonNull(transactions.execute(transaction -> readRows()));
            assignment.assign(
                    node, name -> rows.nodes().with(handlers.everywhere().isOfReadModel(name)), rows.segments());
            handlers.names()
                    .withReplays()
                    .forEach(name -> startOrStop(name, rows.wanted().contains(name)));
            rows.unowned().stream()
                    .filter(segment -> rows.wanted().contains(segment.processor()))
                    .forEach(segment -> processor(segment.processor()).allowClaim(segment.segment()));
            isFailing = false;
        } catch (RuntimeException | Error e) { // anything that is thrown here would end the schedule
            if (!isFailing) {
                LOG.warn("The processors can't be reconciled; it is tried again at each interval", e);
            }
            isFailing = true;
        }
    }

    private Rows readRows() {
        nodes.heartbeat(node);
        handlers.names().repeatable().forEach(this::beginAgainIfTheLogHasGoneBack);
        Set<String> replayed = desired.replayed();
        Set<String> paused = desired.paused();
        SortedMap<String, Integer> segments = claims.counts();
        segments.keySet().retainAll(wanted(handlers.everywhere(), replayed, paused));
        return new Rows(nodes.alive(), wanted(handlers.names(), replayed, paused), segments, claims.unowned());
    }

    /** What such a processor has done already it may do again, so nobody has to put its token back. */
    private void beginAgainIfTheLogHasGoneBack(String name) {
        String contradiction = claims.contradiction(claims.of(name));
        if (contradiction != null) {
            LOG.warn("{} begins with the first event again: {}", name, contradiction);
            claims.lock(name).forEach(segment -> claims.save(new SegmentClaim(name, segment.segment(), null, null)));
        }
    }

    private static Set<String> wanted(ProcessorNames names, Set<String> replayed, Set<String> paused) {
        Set<String> wanted = new HashSet<>(names.live());
        wanted.removeAll(paused);
        names.readModels().stream()
                .filter(readModel -> !paused.contains(readModel) && replayed.contains(readModel))
                .forEach(readModel -> wanted.add(Generation.rebuild(readModel).processor()));
        return wanted;
    }

    private void startOrStop(String name, boolean isWanted) {
        ManagedProcessor processor = processor(name);
        if (processor.isRunning() && !isWanted) {
            stopping.put(name, processor.shutdownAsync());
        } else if (!processor.isRunning() && isWanted && hasStopped(name)) {
            processor.start();
        }
    }

    private boolean hasStopped(String name) {
        CompletableFuture<Void> stopped = stopping.get(name);
        return stopped == null || stopped.isDone();
    }

    private ManagedProcessor processor(String name) {
        return axon.eventProcessingConfiguration()
                .eventProcessor(name, ManagedProcessor.class)
                .orElseThrow();
    }
}
