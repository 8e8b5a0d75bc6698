package dev.orderflow.personaldata.keys;

import dev.orderflow.platform.eventstore.notification.ScheduledTask;
import dev.orderflow.platform.role.NodeRole;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wraps what an older master key has wrapped by the newest, a few keys at a time, while requests use them. */
public final class KeyRewrapping extends ScheduledTask {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRewrapping.class);

    /** Each key is one short statement on a connection that requests need as well. */
    private static final int BATCH = 100;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final CustomerKeys keys;
    private final NodeRole role;

    public KeyRewrapping(CustomerKeys keys, Duration interval, NodeRole role) {
        super("key-rewrapping", interval, Duration.ofSeconds(1));
        this.keys = keys;
        this.role = role;
    }

    /** A read node has no keys. */
    @Override
    public boolean isAutoStartup() {
        return role.takesCommands();
    }

    @Override
    protected void run() {
        int rewrapped = 0;
        List<WrappedKey> older = keys.older(BEFORE_ALL, BATCH);
        while (!older.isEmpty() && !Thread.currentThread().isInterrupted()) {
            rewrapped += (int) older.stream().filter(keys::rewrap).count();
            // Also if none of them can be unwrapped: those behind them can.
            older = keys.older(older.get(older.size() - 1).keyId(), BATCH);
        }
        if (rewrapped > 0) {
            LOG.info("{} keys of customers are wrapped by the newest master key now", rewrapped);
        }
    }
}
