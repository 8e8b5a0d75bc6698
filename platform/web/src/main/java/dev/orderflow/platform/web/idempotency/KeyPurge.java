package dev.orderflow.platform.web.idempotency;

import dev.orderflow.platform.eventstore.notification.ScheduledTask;
import dev.orderflow.platform.web.WebProperties;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes expired keys at a fixed interval, on every node. */
final class KeyPurge extends ScheduledTask {

    private static final Logger log = LoggerFactory.getLogger(KeyPurge.class);

    private final KeyStore keys;
    private final int batch;

    KeyPurge(KeyStore keys, WebProperties.Idempotency properties) {
        // A stop need not wait: what is not purged by then is purged after the next start.
        super("idempotency-purge", properties.purgeInterval(), Duration.ZERO);
        this.keys = keys;
        this.batch = properties.purgeBatch();
    }

    @Override
    protected void run() {
        while (keys.purge(batch) == batch && !Thread.currentThread().isInterrupted()) {
            log.debug("{} keys are purged, and there are more", batch);
        }
    }
}
