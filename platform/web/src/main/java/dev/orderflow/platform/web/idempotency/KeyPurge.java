package dev.orderflow.platform.web.idempotency;

import dev.orderflow.platform.web.WebProperties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes expired keys at a fixed interval, on every node. */
final class KeyPurge implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeyPurge.class);

    private final KeyStore keys;
    private final int batch;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("idempotency-purge"));

    KeyPurge(KeyStore keys, WebProperties.Idempotency properties) {
        this.keys = keys;
        this.batch = properties.purgeBatch();
        long interval = properties.purgeInterval().toMillis();
        var unused = clock.scheduleWithFixedDelay(this::run, interval, interval, TimeUnit.MILLISECONDS);
    }

    void run() {
        try {
            while (keys.purge(batch) == batch && !clock.isShutdown()) {
                log.debug("{} keys are purged, and there are more", batch);
            }
        } catch (RuntimeException e) {
            log.warn("Keys could not be purged; the next try follows", e);
        }
    }

    @Override
    public void close() {
        clock.shutdown();
    }
}
