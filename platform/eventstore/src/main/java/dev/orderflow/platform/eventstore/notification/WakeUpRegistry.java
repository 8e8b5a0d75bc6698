package dev.orderflow.platform.eventstore.notification;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is to be woken on this node, whoever has made the change. */
public final class WakeUpRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(WakeUpRegistry.class);

    private final Map<NotificationChannel, List<Runnable>> sleepers = new EnumMap<>(NotificationChannel.class);

    public WakeUpRegistry() {
        for (NotificationChannel channel : NotificationChannel.values()) {
            sleepers.put(channel, new CopyOnWriteArrayList<>());
        }
    }

    /** {@code wakeUp} is called from any thread, and must return at once. */
    public void on(NotificationChannel channel, Runnable wakeUp) {
        of(channel).add(wakeUp);
    }

    void wake(NotificationChannel channel) {
        of(channel).forEach(WakeUpRegistry::call);
    }

    void wakeAll() {
        for (NotificationChannel channel : NotificationChannel.values()) {
            wake(channel);
        }
    }

    private List<Runnable> of(NotificationChannel channel) {
        return sleepers.getOrDefault(channel, List.of());
    }

    /** One who can't be woken is no reason to let the others sleep. */
    private static void call(Runnable wakeUp) {
        try {
            wakeUp.run();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be woken", wakeUp, e);
        }
    }
}
