package dev.orderflow.stock.process;

import dev.orderflow.platform.role.NodeRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Settles orders on this node. The workers are woken after a batch of events, and look each second for what other nodes have left. */
final class SettlingWorkers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SettlingWorkers.class);

    /** Whatever the database, or the crowd at it, has refused may work a moment later. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /** Other reasons need an upgrade, or a person. */
    private static final Duration LATER = Duration.ofSeconds(30);

    private final UnsettledOrders orders;
    private final Consumer<String> settle;
    private final ScheduledExecutorService workers;
    private final Executor commands;
    private final NodeRole role;
    private final List<Future<?>> looks = new ArrayList<>();
    private final AtomicBoolean isWoken = new AtomicBoolean();
    private volatile boolean isRunning;

    /** @param commands whose threads are not in the transaction that holds the row of an order */
    SettlingWorkers(
            UnsettledOrders orders,
            Consumer<String> settle,
            ScheduledExecutorService workers,
            Executor commands,
            NodeRole role) {
        this.orders = orders;
        this.settle = settle;
        this.workers = workers;
        this.commands = commands;
        this.role = role;
    }

    @Override
    public boolean isAutoStartup() {
        return role.takesCommands();
    }

    /** Two of them look each second, so that a busy one does not keep the other from looking. */
    @Override
    public void start() {
        isRunning = true;
        for (int i = 0; i < StockProcessConfiguration.THREADS; i++) {
            looks.add(workers.scheduleWithFixedDelay(this::settleAll, 1, 1, TimeUnit.SECONDS));
        }
    }

    @Override
    public void stop() {
        isRunning = false;
        looks.forEach(look -> look.cancel(false));
        looks.clear();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    void wake() {
        if (isRunning && isWoken.compareAndSet(false, true)) {
            workers.execute(this::settleAll);
        }
    }

    private void settleAll() {
        isWoken.set(false);
        try {
            boolean isMore = true;
            while (isRunning && isMore) {
                isMore = orders.settleNext(this::settle);
                if (isMore) {
                    wake(); // others may have waited for what this one gave back
                }
            }
        } catch (RuntimeException failure) {
            LOG.warn("Orders wait for their stock: {}", failure.toString());
        }
    }

    private void settle(String orderId) {
        try {
            CompletableFuture.runAsync(() -> settle.accept(orderId), commands).join();
        } catch (CompletionException failed) {
            Throwable failure = failed.getCause() == null ? failed : failed.getCause();
            boolean isOfTheStore = PassingFailures.include(failure);
            if (!isOfTheStore) {
                LOG.error("The stock of order {} can't be settled for now", orderId, failure);
            }
            throw new OrderNotSettled(orderId, failure, isOfTheStore ? SOON : LATER);
        }
    }
}
