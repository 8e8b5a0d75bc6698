package dev.orderflow.platform.eventstore.notification;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What wakes up on this node after a change, made by this node or by another. */
public final class WakeUpRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(WakeUpRegistry.class);

    private final Map<NotificationChannel, List<Runnable>> wakeUps = new EnumMap<>(NotificationChannel.class);

    public WakeUpRegistry() {
        for (NotificationChannel channel : NotificationChannel.values()) {
            wakeUps.put(channel, new CopyOnWriteArrayList<>());
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
        return wakeUps.getOrDefault(channel, List.of());
    }

    /** One that fails must not keep the others asleep. */
    private static void call(Runnable wakeUp) {
        try {
            wakeUp.run();
        } catch (RuntimeException e) {
            LOG.warn("{} failed to wake up", wakeUp, e);
        }
    }
}
