package dev.orderflow.demo.seed;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** One run: completes orders 0 to below the wanted number, several at a time. */
final class Seeding implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Seeding.class);

    /**
     * Each of them uses a database connection while it works. The pool has ten, and the rest of the application needs the other six
     * in the meantime.
     */
    private static final int PARALLEL = 4;

    /** The shown rate is the average of this time; a shorter one would make it jump. */
    private static final Duration RECENT = Duration.ofSeconds(5);

    private record Moment(long time, Tally tally) {}

    private final CommandGateway commands;
    private final EventStore log;

    private final AtomicInteger next = new AtomicInteger();
    private volatile Tally tally;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean stopped;

    Seeding(int wanted, CommandGateway commands, EventStore log) {
        this.tally = Tally.of(wanted);
        this.commands = commands;
        this.log = log;
    }

    /** Returns when all orders are there, when a command has failed, or soon after {@link #stop}. */
    @Override
    public void run() {
        long start = System.nanoTime();
        CustomizableThreadFactory daemons = new CustomizableThreadFactory("seed-");
        daemons.setDaemon(true);
        ExecutorService workers = Executors.newFixedThreadPool(PARALLEL, daemons);
        for (int worker = 0; worker < PARALLEL; worker++) {
            workers.execute(this::work);
        }
        workers.shutdown();
        follow(workers, start);
        conclude(since(start));
    }

    /** Orders that are being worked on are completed first, which takes milliseconds. */
    void stop() {
        stopped = true;
    }

    Tally tally() {
        return tally;
    }

    private void work() {
        try {
            int wanted = tally.wanted();
            for (int n = next.getAndIncrement(); n < wanted && !stopped; n = next.getAndIncrement()) {
                add(Completion.of(InventedOrder.number(n), commands, log));
            }
        } catch (RuntimeException e) {
            failure = e;
            stop();
        }
    }

    private synchronized void add(Completion order) {
        tally = tally.plus(order);
    }

    private void follow(ExecutorService workers, long start) {
        Display display = Display.on(LOG);
        Deque<Moment> recent = new ArrayDeque<>(List.of(new Moment(start, tally)));
        try {
            while (!workers.awaitTermination(display.interval().toMillis(), TimeUnit.MILLISECONDS)) {
                display.line().accept(progress(recent.element()));
                recent.add(new Moment(System.nanoTime(), tally));
                if (recent.size() > RECENT.dividedBy(display.interval())) {
                    recent.remove();
                }
            }
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
        }
        display.last().accept(progress(recent.element()));
    }

    private String progress(Moment before) {
        return tally.progress(before.tally(), since(before.time()));
    }

    private void conclude(Duration elapsed) {
        String summary = tally.summary(elapsed);
        RuntimeException reason = failure;
        if (reason != null) {
            LOG.error(
                    "Seeding ended early, because a command failed: {}. {}. Start again with the same number to go on",
                    NestedExceptionUtils.getMostSpecificCause(reason).getMessage(),
                    summary);
            LOG.debug("Seeding failed", reason);
        } else if (tally.done() < tally.wanted()) {
            LOG.info("Seeding was stopped. {}. Start again with the same number to go on", summary);
        } else {
            LOG.info("Seeded: {}", summary);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
