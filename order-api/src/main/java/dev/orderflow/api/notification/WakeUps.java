package dev.orderflow.api.notification;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is to be woken on this node, whoever has made the change. */
public final class WakeUps {

    private static final Logger LOG = LoggerFactory.getLogger(WakeUps.class);

    private final Map<Channel, List<Runnable>> sleepers = new EnumMap<>(Channel.class);

    public WakeUps() {
        for (Channel channel : Channel.values()) {
            sleepers.put(channel, new CopyOnWriteArrayList<>());
        }
    }

    /** {@code wakeUp} is called from any thread, and must return at once. */
    public void on(Channel channel, Runnable wakeUp) {
        of(channel).add(wakeUp);
    }

    void wake(Channel channel) {
        of(channel).forEach(WakeUps::call);
    }

    void wakeAll() {
        for (Channel channel : Channel.values()) {
            wake(channel);
        }
    }

    private List<Runnable> of(Channel channel) {
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
