package dev.orderflow.platform.web.idempotency;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the keys whose day is over, minute by minute, on every node. */
final class KeyPurge implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeyPurge.class);

    /** Some milliseconds of work: a request that happens to want one of these keys waits no longer. */
    private static final int BATCH = 1_000;

    private final KeyStore keys;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("idempotency-purge"));

    KeyPurge(KeyStore keys) {
        this.keys = keys;
        var unused = clock.scheduleWithFixedDelay(this::run, 1, 1, TimeUnit.MINUTES);
    }

    void run() {
        try {
            while (keys.purge(BATCH) == BATCH && !clock.isShutdown()) {
                log.debug("{} keys purged, and there are more", BATCH);
            }
        } catch (RuntimeException e) {
            log.warn("Keys could not be purged, which is tried again in a minute", e);
        }
    }

    @Override
    public void close() {
        clock.shutdown();
    }
}
