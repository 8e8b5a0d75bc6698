package dev.orderflow.api.feed;

import dev.orderflow.platform.eventstore.notification.BackgroundThread;
import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.WakeUpRegistry;
import dev.orderflow.platform.eventstore.notification.WakeUpSignal;
import dev.orderflow.platform.tenancy.TenantContext;
import dev.orderflow.platform.web.sse.Subscribers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A tail of the order list for each tenant whose list is followed. Each reads for its tenant, so the database decides what it sees. Without
 * tenants there is one.
 */
@Component
class OrderTails extends BackgroundThread {

    /** Time between two reads if no node notifies of a change. */
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Limits the number of reads: batches may be committed much more often than a person can see. */
    private static final long PAUSE_MILLIS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(OrderTails.class);

    private final ListChanges orders;
    private final OrderFrames frames;
    private final Subscribers subscribers;
    private final WakeUpSignal sleep = new WakeUpSignal();
    private final Map<Optional<String>, OrderTail> tails = new ConcurrentHashMap<>();

    OrderTails(ListChanges orders, OrderFrames frames, Subscribers subscribers, WakeUpRegistry wakeUps) {
        super("order-tail");
        this.orders = orders;
        this.frames = frames;
        this.subscribers = subscribers;
        wakeUps.on(NotificationChannel.READ_MODELS, sleep::end);
    }

    /** The tail of the caller's tenant. */
    OrderTail ofCaller() {
        return tails.computeIfAbsent(
                Optional.ofNullable(TenantContext.current()),
                tenant -> new OrderTail(orders, frames, subscribers, sleep::end));
    }

    @Override
    protected void run() {
        try {
            while (isCurrent()) {
                sleep.begin(POLL);
                tails.forEach((tenant, tail) -> TenantContext.run(tenant.orElse(null), () -> look(tail)));
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            // It was stopped.
        }
    }

    private static void look(OrderTail tail) {
        try {
            tail.look();
        } catch (RuntimeException e) {
            LOG.debug("The list can't be followed for now", e);
        }
    }
}
